package org.tallystick.library.survey.tally;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All responses to one survey by column, for tallies: codes only, no text that anybody wrote. Made
/// once after close; a million responses to seventeen questions take some 40 MB.
public final class Packed {

    private final int size;
    private final Map<String, PackedColumn> columns;

    Packed(int size, Map<String, PackedColumn> columns) {
        this.size = size;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// How many responses.
    public int size() {
        return size;
    }

    /// The columns by the ids of their items.
    public Map<String, PackedColumn> columns() {
        return columns;
    }

    public Optional<PackedColumn> column(String item) {
        return Optional.ofNullable(columns.get(item));
    }
}
