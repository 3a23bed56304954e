package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AgreementTest {

    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/examples/kappa.csv", numLinesToSkip = 1, commentCharacter = '#')
    void agreesWithPublishedExamples(int bothYes, int firstYes, int secondYes, int bothNo, String kappa) {
        var first = new HashMap<Integer, String>();
        var second = new HashMap<Integer, String>();
        for (var at = 0; at < bothYes + firstYes + secondYes + bothNo; at++) {
            first.put(at, at < bothYes + firstYes ? "yes" : "no");
            second.put(
                    at,
                    at < bothYes || (at >= bothYes + firstYes && at < bothYes + firstYes + secondYes) ? "yes" : "no");
        }
        assertThat(AgreementRules.of(first, second)
                        .kappa()
                        .map(Object::toString)
                        .orElse(""))
                .isEqualTo(kappa == null ? "" : kappa);
    }

    @Test
    void comparesCodeByCodeWhatBothHaveCoded() {
        var first = Map.of(1, Set.of("cost", "fair"), 2, Set.of("cost"), 3, Set.<String>of(), 9, Set.of("cost"));
        var second = Map.of(1, Set.of("cost"), 2, Set.of("cost"), 3, Set.<String>of());
        assertThat(AgreementRules.ofCode("cost", first, second).kappa())
                .hasValueSatisfying(kappa -> assertThat(kappa).isEqualByComparingTo("1"));
        assertThat(AgreementRules.ofCode("cost", first, second).things()).isEqualTo(3);
        assertThat(AgreementRules.differing(first, second)).containsExactly(1);
    }
}
