package org.tallystick.spending.asking;

import java.util.Locale;

/// What a question may be narrowed by, each to one value.
public enum Narrowing {
    DEPARTMENT("department"),
    CATEGORY("category"),
    SIZE("size"),
    SECTOR("sector"),
    SIGNATORY("signatory"),
    DEPRIVATION("deprivation"),
    SUPPLIER("supplier_id");

    private final String column;

    Narrowing(String column) {
        this.column = column;
    }

    /// As addresses write it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sql() {
        return "\n           and s." + column + " = ?";
    }
}
