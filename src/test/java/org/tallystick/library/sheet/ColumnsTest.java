package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Column DATE = Column.required("Date");
    private static final Column SUPPLIER = Column.required("Supplier", "Supplier name", "Paid to");
    private static final Column AMOUNT = Column.required("Amount", "Amount (£)", "Net amount");
    private static final Column NOTE = Column.optional("Note");
    private static final List<Column> ASKED = List.of(DATE, SUPPLIER, AMOUNT, NOTE);

    @Test
    void headingsAreFoundInAnyOrderBelowATitle() {
        var columns = Columns.match(
                Sheet.ofText(
                        "Spend",
                        List.of(
                                List.of("Anytown Council"),
                                List.of(),
                                List.of("  amount_(£) ", "Ref", "SUPPLIER-NAME", "date"),
                                List.of("1,250.50", "7", " Acme ", "2026-04-01"))),
                ASKED);
        assertThat(columns.problems()).isEmpty();
        var row = columns.rows().getFirst();
        assertThat(row.text(SUPPLIER)).isEqualTo("Acme");
        assertThat(row.text(NOTE)).isEmpty();
        assertThat(row.problem(AMOUNT, "This is no number", "Type it like 1,250.50")
                        .cell())
                .isEqualTo("A4");
    }

    @Test
    void missingAndDoubleColumnsAreNamed() {
        var columns = Columns.match(Sheet.ofText("Spend", List.of(List.of("Date", "Amount", "Net amount"))), ASKED);
        assertThat(columns.problems())
                .extracting(CellProblem::message)
                .containsExactly("There is no column “Supplier”", "There are 2 columns for “Amount”");
        assertThat(columns.problems().get(1).cell()).isEqualTo("C1");
    }

    @Test
    void anErrorInACellIsAProblemAndNoValue() {
        var sheet = new Sheet(
                "Spend",
                List.of(
                        List.of(Cell.text("Date"), Cell.text("Supplier"), Cell.text("Amount")),
                        List.of(Cell.text("2026-04-01"), Cell.text("Acme"), Cell.error("#REF!"))));
        var columns = Columns.match(sheet, ASKED);
        assertThat(columns.rows().getFirst().text(AMOUNT)).isEmpty();
        assertThat(columns.problems().getFirst().asProblem().message())
                .isEqualTo("C2: The cell holds the error #REF!. Correct the formula, or type the value in its place");
    }

    @Test
    void theSameFileComesBackWithItsProblems() {
        var sheet = Sheet.ofText(
                "Spend",
                List.of(
                        List.of("Date", "Supplier", "Amount"),
                        List.of("2026-04-01", "Acme", "x"),
                        List.of("2026-04-02", "B", "2")));
        var columns = Columns.match(sheet, ASKED);
        var found = List.of(columns.rows().getFirst().problem(AMOUNT, "This is no number", "Type it like 3"));
        var marked = columns.withProblems(found);
        assertThat(Grids.texts(marked))
                .containsExactly(
                        List.of("Date", "Supplier", "Amount", "Problems"),
                        List.of("2026-04-01", "Acme", "x", "Amount: This is no number. Type it like 3"),
                        List.of("2026-04-02", "B", "2"));
        var corrected = Columns.match(marked, ASKED);
        assertThat(Grids.texts(corrected.withProblems(List.of())).get(1)).containsExactly("2026-04-01", "Acme", "x");
    }

    @Test
    void cellsAreNamedAsSpreadsheetsNameThem() {
        assertThat(Sheet.reference(6, 1)).isEqualTo("B7");
        assertThat(Sheet.reference(0, 25)).isEqualTo("Z1");
        assertThat(Sheet.reference(0, 26)).isEqualTo("AA1");
        assertThat(Sheet.reference(9, 702)).isEqualTo("AAA10");
    }
}
