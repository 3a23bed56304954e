package org.tallystick.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.SharedData;

class PacksTest {

    private static final Edition THURROCK = Packs.frameworks().get(0);
    private static final Edition PROPOSED = Packs.frameworks().get(1);
    private static final Edition RECOMMENDED = Packs.frameworks().get(2);

    @Test
    void everyPackInTheFolderIsListed() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/packs/frameworks"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Packs.NAMES);
        }
    }

    @ParameterizedTest(name = "{0}: {2} outcomes, {3} measures")
    @CsvFileSource(resources = "/examples/thurrock-themes.csv", numLinesToSkip = 1)
    void thurrockHasTheThemesOfItsPaper(String name, String priority, int outcomes, int measures, String last) {
        var theme = THURROCK.themes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(theme.about()).startsWith(priority + ":");
        assertThat(theme.outcomes()).hasSize(outcomes);
        assertThat(theme.measures()).hasSize(measures);
        assertThat(theme.measures().getLast().name()).isEqualTo(last);
    }

    @Test
    void thurrocksTargetsAndOutcomesAreInThePaper() throws Exception {
        var paper = plain(Files.readString(SharedData.at("seeds/004_3b4e410626605897.txt")))
                // The table broke over the page here: the end of the last economic measure
                // stands under the next theme.
                .replace(
                        "total expenditure in the",
                        "total expenditure in the local supply chain (i.e. within thurrock)");
        for (var theme : THURROCK.themes()) {
            for (var outcome : theme.outcomes()) assertThat(paper).contains(plain(outcome.name()));
            for (var measure : theme.measures())
                if (measure.target() != null) assertThat(paper).contains(plain(measure.target()));
        }
    }

    @Test
    void theMeasureThatBrokeOverThePageIsWhole() {
        assertThat(THURROCK.measure("TH-EC-09").orElseThrow().target())
                .isEqualTo(
                        "Support the local economy by spending x% of total expenditure in the local supply chain (i.e. within Thurrock)");
        assertThat(THURROCK.themeOf("TH-EC-10").orElseThrow().name()).isEqualTo("Economic");
    }

    @Test
    void shropshireProposedFourteenAndRecommendedTwelve() throws Exception {
        assertThat(PROPOSED.offered()).hasSize(14);
        assertThat(RECOMMENDED.offered()).hasSize(12);
        assertThat(PROPOSED.framework()).isEqualTo(RECOMMENDED.framework());
        var paper = plain(Files.readString(SharedData.at("seeds/001_cd0fbcdf30dfc913.txt")))
                .replace(" - ", " – ");
        PROPOSED.measures().forEach(measure -> assertThat(paper).contains(plain(measure.name())));
        PROPOSED.themes().forEach(theme -> assertThat(paper).contains(plain(theme.name()) + ":"));
    }

    @Test
    void sicknessAndTurnoverAreRetiredWithTheirReasons() {
        var changes = EditionRules.compare(PROPOSED, RECOMMENDED);
        assertThat(changes.stream().filter(Change.Retired.class::isInstance).map(Change::reference))
                .containsExactly("SH-12b", "SH-12c");
        assertThat(RECOMMENDED.measure("SH-12b").orElseThrow().warning())
                .extracting(Warning::kind)
                .isEqualTo(Warning.Kind.PERVERSE);
        assertThat(RECOMMENDED.measure("SH-12c").orElseThrow().warning())
                .extracting(Warning::kind)
                .isEqualTo(Warning.Kind.NEEDS_CONTEXT);
        assertThat(changes.getFirst().words())
                .startsWith("“Sickness rates” is retired: Not adopted, by recommendation 4");
        assertThat(changes).allMatch(change -> List.of("SH-12b", "SH-12c").contains(change.reference()));
    }

    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", " ").replaceAll("[\\s]+", " ").toLowerCase(Locale.ROOT);
    }
}
