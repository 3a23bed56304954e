package org.tallystick.library.disclosure;

import java.util.List;

/// The tables that were published together, once.
///
/// @param withdrawn tables that were asked for and cannot be shown without giving away what must be
///   hidden, by their items
public record Release(List<PublicTable> tables, List<List<String>> withdrawn) {

    public Release {
        tables = List.copyOf(tables);
        withdrawn = List.copyOf(withdrawn);
    }
}
