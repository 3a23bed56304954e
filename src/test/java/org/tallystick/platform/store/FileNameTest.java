package org.tallystick.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FileNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/examples/file-names.csv",
            numLinesToSkip = 1,
            commentCharacter = '#',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false)
    void aNameIsPlain(String given, String kept) {
        assertThat(FileName.plain(written(given))).isEqualTo(written(kept));
    }

    @Test
    void noNameIsAFile() {
        assertThat(FileName.plain(null)).isEqualTo("file");
    }

    private static String written(String text) {
        var letters = Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(each -> Character.toString(Integer.parseInt(each.group(1), 16)));
        return Pattern.compile("([a-z])\\*([0-9]+)")
                .matcher(letters)
                .replaceAll(each -> each.group(1).repeat(Integer.parseInt(each.group(2))));
    }
}
