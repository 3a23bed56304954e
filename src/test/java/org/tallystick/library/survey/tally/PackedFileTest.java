package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.library.survey.Crowd;

class PackedFileTest {

    private static Packed packed() {
        var options = IntStream.range(0, 300).mapToObj(n -> "o" + n).toArray(String[]::new);
        var crowd = new Crowd().asks("a", "x", "y").asks("wide", options).asksMany("m", options);
        for (var at = 0; at < 300; at++)
            crowd.answer(Map.of(
                    "a", at % 3 == 0 ? List.of() : List.of("y"),
                    "wide", List.of("o" + at),
                    "m", List.of("o" + at, "o" + (at + 100) % 300)));
        return crowd.packed();
    }

    private static byte[] written(Packed packed) throws IOException {
        var out = new ByteArrayOutputStream();
        PackedFile.write(packed, out);
        return out.toByteArray();
    }

    @Test
    void talliesFromAFileAreTalliesFromMemory() throws IOException {
        var packed = packed();
        var bytes = written(packed);
        var read = PackedFile.read(new ByteArrayInputStream(bytes));
        assertThat(read.size()).isEqualTo(300);
        for (var item : List.of("a", "wide", "m"))
            assertThat(TallyRules.tally(read.column(item).orElseThrow()))
                    .isEqualTo(TallyRules.tally(packed.column(item).orElseThrow()));
        assertThat(written(read)).isEqualTo(bytes);
    }

    @Test
    void aFileThatIsCutOrSpoiltIsRefused() throws IOException {
        var bytes = written(packed());
        for (var length : List.of(0, 3, 11, 40, bytes.length - 1)) {
            var cut = new ByteArrayInputStream(bytes, 0, length);
            assertThatThrownBy(() -> PackedFile.read(cut)).isInstanceOf(IOException.class);
        }
        var spoilt = bytes.clone();
        Arrays.fill(spoilt, 4, 8, (byte) 0xFF);
        assertThatThrownBy(() -> PackedFile.read(new ByteArrayInputStream(spoilt)))
                .isInstanceOf(IOException.class);
    }
}
