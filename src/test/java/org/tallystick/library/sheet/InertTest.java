package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import tools.jackson.databind.json.JsonMapper;

class InertTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvFileSource(resources = "/examples/csv-inert.csv", numLinesToSkip = 1, quoteCharacter = '~')
    void isWrittenSoThatNoProgramComputesIt(String typed, String written) {
        assertThat(Inert.write(typed)).isEqualTo(written);
        assertThat(Inert.read(written)).isEqualTo(typed);
    }

    Gen<String> nasty() {
        return Grids.nasty();
    }

    @Property(tries = 5000)
    void whatIsWrittenIsReadBack(@ForAll("nasty") String typed) {
        assertThat(Inert.read(Inert.write(typed))).isEqualTo(typed);
    }

    @Test
    void knownAttacksBeginWithNoFormulaAndComeBackWhole() {
        var payloads =
                JsonMapper.shared().readValue(Grids.shared("data/hostile/csv/injection_payloads.json"), String[].class);
        for (var payload : payloads) {
            if (payload.indexOf('\0') >= 0) continue;
            var bytes =
                    Sheets.write(Format.CSV, List.of(Sheet.ofText("s", List.of(List.of("Name"), List.of(payload)))));
            var line = new String(bytes, StandardCharsets.UTF_8).substring("\uFEFFName\r\n".length());
            assertThat(line).as(payload).doesNotMatch("(?s)\"?[\\s\\u00A0\\u200B\\uFEFF]*[=+@\\t\\r].*");
            assertThat(Grids.valid(bytes, "s.csv").getFirst().at(1, 0).text()).isEqualTo(payload);
        }
    }
}
