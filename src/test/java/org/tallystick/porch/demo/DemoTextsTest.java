package org.tallystick.porch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.charter.text.CharterDocument;
import org.tallystick.framework.Direction;
import org.tallystick.framework.EditionDocument;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Packs;
import org.tallystick.shared.Messages;
import tools.jackson.databind.json.JsonMapper;

/// What the demo says is what its sources say, or says that it is made up.
class DemoTextsTest {

    private static String resource(String name) throws IOException {
        try (var in = DemoTextsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<Measure> measures(String edition) throws IOException {
        return EditionDocument.read(resource("/packs/frameworks/" + edition + ".json"))
                .offered();
    }

    /// A promise says what will be done, and doing more of it is never worse.
    @Test
    void noPromiseIsReportedUnderAMeasureWhereLessIsBetter() throws IOException {
        var less = Stream.concat(measures("thurrock-2015"), measures("shropshire-2017-recommended"))
                .filter(measure -> measure.direction() == Direction.LESS)
                .map(Measure::reference)
                .collect(Collectors.toSet());
        assertThat(less).contains("TH-SO-07");
        assertThat(DemoData.rows("promises")).isNotEmpty().noneMatch(row -> less.contains(row.get("measure")));
    }

    @Test
    void whatIsMadeUpOfARecommendationSaysSo() throws IOException {
        for (var row : DemoData.rows("recommendations")) {
            for (var column : new String[] {"decided", "weighed"})
                assertThat(row.get(column)).matches("|In this demo: .*");
            for (var fact : row.getOrDefault("progress", "").split("\\|", -1))
                assertThat(fact).matches("|[0-9-]{10}: In this demo: .*");
            assertThat(row.get("owner")).matches("|.* \\(in this demo\\)");
        }
        for (var page : new String[] {"changes", "recommendation"})
            assertThat(Files.readString(
                            Path.of("src/main/resources/templates/consultation/recommendation", page + ".jte")))
                    .as(page)
                    .contains("@template.consultation.recommendation.inDemo(page = page)");
        assertThat(Messages.in(false, "frame.demo-note"))
                .doesNotContain("Everything you see here is made up")
                .contains("2016 and the texts of the frameworks are real");
        assertThat(Messages.in(true, "frame.demo-note")).contains("2016", "yn real");
    }

    @Test
    void thurrocksCharterIsTheBoroughs() {
        var text = DemoCharters.text(true).toString();
        assertThat(text).contains("the borough").doesNotContain("the city");
        assertThat(CharterDocument.pack("leicester-like").toString()).contains("the city");
    }

    @Test
    void thurrocksFrameworkIsDatedAndReadAsItsPaper() throws IOException {
        var pack = resource("/packs/frameworks/thurrock-2015.json");
        assertThat(Packs.frameworks()).isNotEmpty();
        assertThat(EditionDocument.read(pack).date()).isEqualTo("2013/14");
        assertThat(pack)
                .contains("Staff are paid the Real Living Wage", "ages 16 and 17")
                .doesNotContain("paid the living wage");
    }

    @Test
    void oneSmallOrganisationSaidIt() {
        assertThat(CharterDocument.pack("shropshire").toString())
                .contains("One response from a small organisation said")
                .doesNotContain("Responses from small organisations");
    }

    @Test
    void theWelshOfTheSurveyIsIdiomatic() throws IOException {
        var survey = JsonMapper.builder().build().readTree(resource("/packs/demo/open-survey.json"));
        assertThat(survey.at("/title/cy").asString()).isEqualTo("Beth ddylai ein harian ei wneud dros ein hardal?");
        assertThat(survey.at("/sections/0/questions/0/label/cy").asString())
                .isEqualTo("Pa mor bwysig yw pob un o'r rhain i chi?");
    }

    /// Sentences that a Welsh reader would mend.
    @Test
    void noWelshSentenceSaysWhatNobodyWould() throws IOException {
        var wrong = new String[] {
            "Faint mae pob un",
            "wneud i'r lle",
            "gofyn i gyflenwyr amdanynt",
            "nid yw dim rydych yn ei ateb",
            "Beth ddaeth ohono",
            "llythyren neu rif",
            "} lle degol",
            "nac amser o'r",
            "Rhaid ateb hwn"
        };
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.(java|json|jte|csv)"))
                    .toList())
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(wrong);
        }
    }
}
