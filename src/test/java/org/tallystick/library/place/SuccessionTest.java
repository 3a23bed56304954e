package org.tallystick.library.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Which authority took the place of which, by date, as districts are merged and split.
class SuccessionTest {

    private static final Authorities MADE_UP = Authorities.of(List.of(
            "A,Ashby,2027-04-01,B",
            "B,Barnby,,",
            "C,Colby,2028-04-01,D E",
            "D,Denby,,",
            "E,Enderby,,",
            "F,Formby,2019-04-01,C",
            "G,Grimsby,,"));

    @ParameterizedTest(name = "{0} where {1} is local: {5}")
    @CsvFileSource(resources = "/examples/succession.csv", numLinesToSkip = 1)
    void anAuthorityIsFollowedByDate(
            String place, String local, String before, String merged, String split, String is) {
        assertThat(MADE_UP.on(place, LocalDate.of(2027, 3, 31))).isEqualTo(before);
        assertThat(MADE_UP.on(place, LocalDate.of(2027, 4, 1))).isEqualTo(merged);
        assertThat(MADE_UP.on(place, LocalDate.of(2028, 4, 1))).isEqualTo(split);
        var codes = List.of(local.split(" "));
        var found = MADE_UP.splits(codes, place) ? "unknown" : MADE_UP.holds(codes, place) ? "yes" : "no";
        assertThat(found).isEqualTo(is);
    }

    /// A definition that names one part is refused while postcodes still lead to the whole.
    @Test
    void aPartIsLocalOnlyWherePostcodesSayWhichPart() {
        var shropshire = "E06000051,Shropshire,2028-04-01,D E";
        var split = Authorities.of(List.of(shropshire, "D,Denby,,", "E,Enderby,,"));
        var places = Postcodes.builtIn();
        assertThat(LocalRules.unclear(Set.of("D"), split, places))
                .singleElement()
                .asString()
                .startsWith("Shropshire was split");
        assertThat(LocalRules.unclear(Set.of("D", "E"), split, places)).isEmpty();
        assertThat(LocalRules.unclear(Set.of("D"), MADE_UP, places)).isEmpty();
        assertThat(split.last("E06000051")).containsExactlyInAnyOrder("D", "E");
    }
}
