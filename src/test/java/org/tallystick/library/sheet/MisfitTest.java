package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// "6,000" without its quotation marks is two cells, and every cell behind it is another's.
class MisfitTest {

    private static final List<Column> ASKED = List.of(Column.required("Name"), Column.required("Amount"));

    @Test
    void aRowWithMoreCellsThanHeadingsMustBePutRight() {
        var read = columns("Name,Amount\nAcme,6,000\nBest,5\n");
        assertThat(read.problems())
                .extracting(CellProblem::cell, CellProblem::mustFix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("A2", true));
        assertThat(read.problems().getFirst().message()).contains("3 cells", "headings are 2");
    }

    @Test
    void emptyCellsAtTheEndAreForgiven() {
        assertThat(columns("Name,Amount\nAcme,6,,\nBest\n").problems()).isEmpty();
    }

    private static Columns columns(String csv) {
        return Columns.match(
                Grids.valid(csv.getBytes(StandardCharsets.UTF_8), "a.csv").getFirst(), ASKED);
    }
}
