package org.tallystick.spending.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a local share is asked by: one row for each, in standard SQL.
public enum Breakdown {
    ALL("", "", ""),
    QUARTER("publisher, cast(date_trunc('quarter', paid_on) as date) as quarter", "1, 2", "1, 2"),
    DEPARTMENT("publisher, department", "1, 2", "total desc, 1, 2"),
    CATEGORY("category", "1", "total desc, 1"),
    SIZE("size", "1", "1"),
    SECTOR("sector", "1", "1"),
    SIGNATORY("signatory", "1", "1"),
    /// Whether the suppliers are in a deprived area of their country, each country by its own
    /// index.
    DEPRIVATION("deprivation", "1", "1"),
    /// Where the suppliers are.
    AUTHORITY("authority", "1", "total desc, 1"),
    /// The letters that the suppliers' postcodes begin with.
    AREA("regexp_replace(district, '[0-9].*', '') as area", "1", "1");

    private final String columns;
    private final String group;
    private final String order;

    Breakdown(String columns, String group, String order) {
        this.columns = columns;
        this.group = group;
        this.order = order;
    }

    /// As addresses and commands write it; "" for [#ALL].
    public String key() {
        return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Breakdown> of(String key) {
        return Arrays.stream(values()).filter(by -> by.key().equals(key)).findFirst();
    }

    /// The columns in front of the sums.
    String columns() {
        return columns.isEmpty() ? "" : columns + ",\n       ";
    }

    String group() {
        return columns.isEmpty() ? "" : "group by " + group + "\norder by " + order;
    }
}
