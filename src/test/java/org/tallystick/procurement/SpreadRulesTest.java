package org.tallystick.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Quarter;

/// A promise for the whole contract, by quarter, as a bidder reads it.
class SpreadRulesTest {

    private static final List<Quarter> QUARTERS =
            Quarter.between(LocalDate.of(2027, 4, 1), LocalDate.of(2028, 3, 31)).toList();

    @ParameterizedTest
    @CsvSource({
        "COUNT, 8, 2 2 2 2",
        "COUNT, 2, 0 1 0 1",
        "COUNT, 10, 2 3 2 3",
        "COUNT, 4.5, 1.1 1.1 1.1 1.2",
        "POUNDS, 1000.10, 250 250 250 250.1",
        "SHARE, 1/3, 1/3 1/3 1/3 1/3",
        "SHARE, 45/100, 45/100 45/100 45/100 45/100",
        "SHARE, 1/8, 1/8 1/8 1/8 1/8",
        "YES_NO, yes, yes yes yes yes",
    })
    void wholeThingsStayWholeAndTheQuartersAddUp(MeasureKind kind, String promised, String expected) {
        var total = Quantity.of(kind, promised);
        var spread = SpreadRules.evenly(total, QUARTERS).values().stream()
                .map(typed -> Quantity.read(kind, typed))
                .map(read -> switch (read) {
                    case Checked.Valid<Quantity>(var quantity) -> quantity;
                    case Checked.Invalid<Quantity>(var problems) -> throw new AssertionError(problems);
                })
                .toList();
        assertThat(spread.stream().map(Quantity::canonical)).containsExactly(expected.split(" "));
        assertThat(SpreadRules.total(spread)).contains(total);
    }
}
