package org.tallystick.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.charter.CharterText.Ask;
import org.tallystick.framework.Packs;
import org.tallystick.organisation.Size;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

class CharterRulesTest {

    private static final CharterText SHROPSHIRE = CharterDocument.pack("shropshire");

    @ParameterizedTest(name = "{0}: {1} does, {2} will, {3} not yet")
    @CsvFileSource(
            resources = "/examples/charter-asks.csv",
            numLinesToSkip = 1,
            commentCharacter = '#')
    void lessIsAskedOfSmallerOrganisations(Size size, int does, int will, int not, String enough) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var at = 1; at <= does + will + not; at++)
            answers.put(
                    "P" + at,
                    at <= does
                            ? new Answer.Does("So")
                            : at <= does + will
                                    ? new Answer.Will(
                                            List.of(
                                                    new Answer.Step(
                                                            "A step", LocalDate.of(2030, 1, 1))))
                                    : new Answer.NotYet());
        var problems = SigningRules.problems(SHROPSHIRE, size, answers);
        assertThat(problems.isEmpty()).isEqualTo(enough.equals("yes"));
        if (!problems.isEmpty())
            assertThat(problems.getFirst().message()).contains(SHROPSHIRE.asked(size).because());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shropshire", "leicester-like"})
    void whatComesWithTheProductCanBePublished(String pack) {
        var text = CharterDocument.pack(pack);
        assertThat(CharterRules.check(text)).isEmpty();
        assertThat(text.licence().mayBeShared()).isTrue();
        assertThat(text.source()).contains("the words are Tallystick's");
        assertThat(CharterDocument.read(CharterDocument.write(text))).isEqualTo(text);
        for (var principle : text.principles())
            for (var each : principle.measures())
                assertThat(Packs.frameworks())
                        .as(each.toString())
                        .anyMatch(
                                edition ->
                                        edition.framework().equals(each.framework())
                                                && edition.measure(each.measure()).isPresent());
    }

    @Test
    void aLargerOrganisationIsNeverAskedForLess() {
        var asks = new ArrayList<>(SHROPSHIRE.asks());
        asks.set(3, new Ask(Size.LARGE, 1, "Because"));
        var text = asking(asks);
        assertThat(CharterRules.check(text))
                .anyMatch(problem -> problem.message().contains("no fewer principles"));
    }

    private static CharterText asking(List<Ask> asks) {
        return new CharterText(
                SHROPSHIRE.charter(),
                SHROPSHIRE.owner(),
                SHROPSHIRE.place(),
                SHROPSHIRE.title(),
                SHROPSHIRE.source(),
                SHROPSHIRE.date(),
                SHROPSHIRE.licence(),
                SHROPSHIRE.purpose(),
                SHROPSHIRE.years(),
                SHROPSHIRE.principles(),
                asks);
    }

    @Test
    void aReaderIsToldWhatChanged() {
        var fewer = SHROPSHIRE.with(SHROPSHIRE.principles().subList(1, 5));
        assertThat(CharterRules.compare(SHROPSHIRE, SHROPSHIRE)).isEmpty();
        assertThat(CharterRules.compare(SHROPSHIRE, fewer))
                .extracting(Difference::words)
                .containsExactly("The principle “Buy near by” is gone");
        assertThat(CharterRules.compare(fewer, SHROPSHIRE))
                .extracting(Difference::words)
                .containsExactly("New principle: Buy near by");
    }

    @Test
    void anUnknownKeyIsRefused() {
        var document = CharterDocument.write(SHROPSHIRE).replaceFirst("\"owner\"", "\"ownr\"");
        assertThatThrownBy(() -> CharterDocument.read(document))
                .isInstanceOf(tools.jackson.core.JacksonException.class);
    }
}
