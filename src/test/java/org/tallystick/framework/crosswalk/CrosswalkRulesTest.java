package org.tallystick.framework.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.framework.Editions;
import org.tallystick.framework.MeasureKind;

class CrosswalkRulesTest {

    @ParameterizedTest(name = "{0} ({1}) {2} {3} ({4})")
    @CsvFileSource(resources = "/examples/crosswalk.csv", numLinesToSkip = 1)
    void oneReturnServesBothOnlyWhereItMay(
            MeasureKind kind,
            String unit,
            Crosswalk.Relation relation,
            MeasureKind otherKind,
            String otherUnit,
            boolean serves,
            boolean servedBy,
            String because) {
        var ours = Editions.measure("SH-11b", "Ours", kind, unit, null);
        var other = Editions.measure("TH-EC-07", "Other", otherKind, otherUnit, null);
        var link = new Crosswalk("SH-11b", "Thurrock", "TH-EC-07", relation, "both count people who start");
        assertThat(CrosswalkRules.serves(link, ours, other).serves()).isEqualTo(serves);
        assertThat(CrosswalkRules.serves(link, ours, other).because()).contains(because);
        assertThat(CrosswalkRules.servedBy(link, ours, other).serves()).isEqualTo(servedBy);
    }
}
