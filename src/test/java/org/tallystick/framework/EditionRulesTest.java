package org.tallystick.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import tools.jackson.core.JacksonException;

class EditionRulesTest {

    private static final Proxy PROXY = new Proxy(new BigDecimal("12.50"), "Unit costs, page 4", 2024, "England", "OGL");

    Gen<Edition> editions() {
        return Editions.generated();
    }

    @Test
    void referencesAreUnique() {
        assertThat(messages(Editions.of(Editions.count("M1", "a"), Editions.count("M1", "b"))))
                .containsExactly("The reference M1 is there twice: give each a different one");
        assertThat(messages(Editions.of(Editions.count("M 1", "a"))))
                .singleElement()
                .asString()
                .contains("“M 1” is none");
    }

    @Test
    void aProxyIsComplete() {
        var bare = new Proxy(new BigDecimal("0"), "", 24, "England", "");
        assertThat(messages(Editions.of(Editions.measure("M1", "a", MeasureKind.COUNT, "hours", bare))))
                .containsExactly(
                        "Enter the £ value of one unit, as a number above 0",
                        "Enter the year in whose prices the £ value is stated, like 2024",
                        "Enter the source of the £ value for M1",
                        "Enter the licence of the £ value for M1");
        assertThat(messages(Editions.of(Editions.measure("M1", "a", MeasureKind.POUNDS, "", PROXY))))
                .singleElement()
                .asString()
                .startsWith("A £ value belongs to a count");
    }

    @Test
    void warningsNeedWordsTargetsAnXAndOutcomesATheme() {
        var measure = new Measure(
                "M1",
                "a",
                "O9",
                MeasureKind.COUNT,
                "",
                Direction.MORE,
                "",
                "Create some",
                new Warning(Warning.Kind.PERVERSE, " "),
                null,
                "",
                null);
        assertThat(messages(Editions.of(measure)))
                .containsExactly(
                        "The theme T1 has no outcome O9: name one of its own, or leave it empty",
                        "Enter the unit for M1",
                        "Write x in the target where the number goes, like “Create x apprenticeships”",
                        "Enter what the warning warns of for M1");
    }

    /// A limit says what to stay under; a change against a baseline has only the baseline.
    @Test
    void aChangeIsWrittenSoThatMoreIsBetter() {
        for (var direction : Direction.values()) {
            var measure = new Measure(
                    "M1",
                    "a",
                    null,
                    MeasureKind.COUNT,
                    "change in tonnes of carbon since the year before",
                    direction,
                    "",
                    null,
                    null,
                    null,
                    "",
                    null);
            if (direction == Direction.LESS)
                assertThat(messages(Editions.of(measure)))
                        .singleElement()
                        .asString()
                        .startsWith("Write a change so that more is better");
            else assertThat(messages(Editions.of(measure))).isEmpty();
        }
    }

    @Test
    void whatMayNotBeSharedIsNeverExported() {
        var licensed = Editions.of(
                new Licence("National TOMs, CC BY-NC-ND 4.0", false),
                new Theme("T1", "Jobs", "", List.of(), List.of()));
        assertThat(refusal(licensed)).contains("“National TOMs, CC BY-NC-ND 4.0”, which forbids sharing");
        assertThat(EditionRules.check(licensed)).isEmpty();
        var wrong = Editions.of(new Licence("CC BY-NC-ND", true), new Theme("T1", "Jobs", "", List.of(), List.of()));
        assertThat(messages(wrong)).singleElement().asString().contains("say that the edition may not be shared");
        var valued = new Proxy(BigDecimal.TEN, "HACT Social Value Bank", 2024, "UK", "Licensed");
        assertThat(refusal(Editions.of(Editions.measure("M1", "a", MeasureKind.COUNT, "hours", valued))))
                .contains("M1");
        var open = Editions.of(Editions.measure("M1", "a", MeasureKind.COUNT, "hours", PROXY));
        assertThat(EditionRules.mayExportPublicly(open)).isEqualTo(new Checked.Valid<>(open));
    }

    @Property(tries = 100)
    void anEditionDiffersFromItselfInNothing(@ForAll("editions") Edition edition) {
        assertThat(EditionRules.compare(edition, edition)).isEmpty();
    }

    @Property(tries = 100)
    void theDocumentReadsBackAndIsCanonical(@ForAll("editions") Edition edition) {
        var document = EditionDocument.write(edition);
        assertThat(EditionDocument.read(document)).isEqualTo(edition);
        assertThat(EditionDocument.write(EditionDocument.read(document))).isEqualTo(document);
    }

    @Test
    void changesAreToldSideBySide() {
        var before =
                Editions.of(Editions.count("M1", "Jobs"), Editions.count("M2", "Places"), Editions.count("M4", "Old"));
        var moved = Editions.renamed(Editions.count("M1", "Jobs"), "M1", "O1");
        var after = Editions.of(
                moved,
                Editions.measure("M2", "Training places", MeasureKind.SHARE, "places out of staff", null),
                Editions.count("M3", "New"));
        assertThat(EditionRules.compare(before, after))
                .extracting(Change::words)
                .containsExactly(
                        "It moved from T1 to T1 and O1",
                        "It was counted in Count (apprenticeships) and is counted in Share (places out of staff): the figures do not"
                                + " add up",
                        "The name was “Places” and is “Training places”",
                        "The measure “Old” is gone",
                        "New measure: New");
    }

    @Test
    void theDocumentIsStrict() {
        var document = EditionDocument.write(Editions.of(Editions.count("M1", "Jobs")));
        assertThatThrownBy(() -> EditionDocument.read(document.replace("\"owner\"", "\"ownr\"")))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EditionDocument.read(document.replace("\"owner\":\"Council\",", "")))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EditionDocument.read(document.replace("\"owner\":", "\"owner\":\"x\",\"owner\":")))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EditionDocument.read(document + "{}")).isInstanceOf(JacksonException.class);
        assertThat(document)
                .startsWith("{\"framework\":\"Framework\",\"owner\":\"Council\",\"place\":\"Place\",\"title\"")
                .doesNotContain("null");
    }

    private static List<String> messages(Edition edition) {
        return EditionRules.check(edition).stream().map(Problem::message).toList();
    }

    private static String refusal(Edition edition) {
        return switch (EditionRules.mayExportPublicly(edition)) {
            case Checked.Valid<Edition> _ -> throw new AssertionError("exported");
            case Checked.Invalid<Edition>(var problems) -> problems.getFirst().message();
        };
    }
}
