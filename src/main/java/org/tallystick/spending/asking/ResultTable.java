package org.tallystick.spending.asking;

import java.math.BigDecimal;
import java.util.List;

/// What a question came to: the names of the columns, and every value as text, so that nothing is
/// rounded; "" where there is none.
public record ResultTable(List<String> columns, List<List<String>> rows) {

    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// The value of a column in one of the rows.
    public String value(List<String> row, String column) {
        return row.get(columns.indexOf(column));
    }

    /// The same as a number: sums of nothing are null in SQL and nothing here.
    public BigDecimal number(List<String> row, String column) {
        var text = value(row, column);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
