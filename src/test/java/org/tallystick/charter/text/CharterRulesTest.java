package org.tallystick.charter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.charter.text.CharterText.Ask;
import org.tallystick.framework.Packs;
import org.tallystick.platform.organisation.Size;

class CharterRulesTest {

    private static final CharterText SHROPSHIRE = CharterDocument.pack("shropshire");

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
                        .anyMatch(edition -> edition.framework().equals(each.framework())
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
