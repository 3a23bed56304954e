package org.tallystick.warehouse;

import java.util.List;

/// What a question came to: the names of the columns, and every value as text, so that nothing is
/// rounded; "" where there is none.
record Answer(List<String> columns, List<List<String>> rows) {

    Answer {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
