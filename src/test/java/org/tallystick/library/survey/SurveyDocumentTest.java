package org.tallystick.library.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Packs;
import org.tallystick.library.survey.answer.SurveyPacks;

class SurveyDocumentTest {

    @Test
    void givesBackWhatItWrote() {
        for (var survey : new Survey[] {Surveys.everyKind(), SurveyPacks.shropshire2016()}) {
            var written = SurveyDocument.write(survey);
            assertThat(SurveyDocument.parse(written)).isEqualTo(survey);
            assertThat(SurveyDocument.write(SurveyDocument.parse(written))).isEqualTo(written);
        }
    }

    @Test
    void readsEveryKindWithBothLanguages() {
        var survey = Surveys.everyKind();
        assertThat(survey.title().in(true)).isEqualTo("Popeth");
        assertThat(survey.introduction()).isEqualTo(Words.of("Leave out what you like"));
        assertThat(Words.of("Yes").in(true)).isEqualTo("Yes");
        assertThat(survey.items().map(Item::id))
                .containsExactly(
                        "who",
                        "org",
                        "groups",
                        "Q2a",
                        "Q2b",
                        "Q2.comment",
                        "n",
                        "money",
                        "short",
                        "long",
                        "order",
                        "paper");
        assertThat(survey.question("Q2").orElseThrow().kind())
                .isInstanceOfSatisfying(
                        Kind.Rated.class,
                        rated -> assertThat(rated.statements().get(1).measure()).isEqualTo("M1"));
    }

    /// What is wrong is planted by replacing a part of a survey that is whole.
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"rank\"|\"kind\": \"matrix\"|is not of a known kind (“matrix”)",
                "\"most\": 14, \"unit\"|\"moist\": 14, \"unit\"|has “moist”, which is not known",
                "\"most\": 14, \"unit\"|\"most\": 1e999999999, \"unit\"|needs a number under “most”",
                "\"most\": 14, \"unit\"|\"most\": 1, \"unit\"|from a smaller to a larger number",
                "\"id\": \"Q2b\"|\"id\": \"Q2a\"|two are Q2a",
                "\"id\": \"short\"|\"id\": \"Q2.comment\"|two are Q2.comment",
                "\"id\": \"short\"|\"id\": \"a b\"|letters, digits, dots",
                "\"is\": [\"yes\"]|\"is\": [\"maybe\"]|which org does not offer",
                "\"answer\": \"org\", \"is\"|\"answer\": \"n\", \"is\"|not an earlier question",
                "\"label\": \"Who are you?\"|\"compulsoryBecause\": \"We ask\", \"label\": \"W\"|never compulsory",
                "[\"A\", \"B\", \"C\"]|[\"A\", \"A\"]|two are “A”",
                "[\"A\", \"B\", \"C\"]|[\"A\"]|at least two options",
                "[\"A\", \"B\", \"C\"]|\"A\"|needs a list in [ ] under “options”",
                "\"title\": \"Opinions\"|\"title\": {\"cy\": \"Barn\"}|needs “en”",
                "\"smallCounts\": \"Opinions\"|\"smallCounts\": true|needs text under “smallCounts”",
                "{\"title\"|{\"title\": 1, \"title\"|not JSON text",
            })
    void saysWhatIsWrong(String whole, String planted, String message) {
        assertThat(Surveys.EVERY_KIND).contains(whole);
        var document = Surveys.EVERY_KIND.replace(whole, planted);
        assertThat(Surveys.problems(document))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "{\"title\":\"T\"}", "\u0000", "<xml/>"})
    void refusesWhatIsNoSurvey(String document) {
        assertThat(Surveys.problems(document)).isNotEmpty();
    }

    @Test
    void thePackHasAllSeventeenQuestionsAndNamesMeasuresThatExist() {
        var survey = SurveyPacks.shropshire2016();
        assertThat(survey.questions().map(Question::id))
                .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1)
                        .limit(17)
                        .map(n -> "Q" + n)
                        .toList());
        assertThat(survey.source()).contains("Shropshire Council");
        assertThat(survey.licence()).contains("Apache-2.0");
        var proposed =
                Packs.frameworks().get(1).measures().map(Measure::reference).toList();
        assertThat(survey.items()
                        .map(Item::statement)
                        .filter(each -> each != null && each.measure() != null)
                        .map(Statement::measure))
                .containsExactlyElementsOf(proposed);
    }
}
