package org.tallystick.library.spendfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GuessingTest {

    @ParameterizedTest(name = "{0} is {2}")
    @CsvFileSource(resources = "/examples/spend-headings.csv", numLinesToSkip = 1, commentCharacter = '#')
    void theAmountIsWhatWasPaid(String headings, String cells, @Nullable String amount, @Nullable String credit) {
        var row = new ArrayList<>(List.of("Supplier", "Payment Date"));
        row.addAll(List.of(headings.split("\\|")));
        var line = new ArrayList<>(List.of("Acme Ltd", "01/04/2026"));
        line.addAll(List.of(cells.split("\\|")));
        var guessing = guess(row, line);
        assertThat(heading(row, guessing, Field.AMOUNT)).isEqualTo(amount);
        assertThat(heading(row, guessing, Field.CREDIT)).isEqualTo(credit);
    }

    @Test
    void everyGuessHasItsReason() {
        var guessing = guess(
                List.of("Firm", "Payment Date", "Invoiced Sum", "Gross"),
                List.of("Acme Ltd", "01/04/2026", "500.00", "600.00"));
        assertThat(guessing.guesses())
                .extracting(Guess::field, Guess::sureness)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("date", Guess.Sureness.SURE),
                        org.assertj.core.groups.Tuple.tuple("supplier", Guess.Sureness.LIKELY),
                        org.assertj.core.groups.Tuple.tuple("amount", Guess.Sureness.LIKELY));
        assertThat(guessing.notes()).containsExactly("“Invoiced Sum” was taken for the amount, and not “Gross”");
    }

    /// A heading that says one thing over cells that are another is not believed.
    @Test
    void theCellsAreAsked() {
        var row = List.of("Supplier", "Supplier Name", "Month", "Paid when", "Amount");
        var guessing = guess(row, List.of("100234", "Acme Ltd", "x", "01/04/2026", "5.00"));
        assertThat(heading(row, guessing, Field.SUPPLIER)).isEqualTo("Supplier Name");
        assertThat(heading(row, guessing, Field.DATE)).isEqualTo("Paid when");
    }

    private static Guessing guess(List<String> row, List<String> line) {
        return Guessing.of(
                row,
                line.stream()
                        .map(cell -> Below.of(List.of(cell, cell, cell, cell, cell)))
                        .toList());
    }

    private static @Nullable String heading(List<String> row, Guessing guessing, Field field) {
        var column = guessing.columns().get(field);
        return column == null ? null : row.get(column);
    }
}
