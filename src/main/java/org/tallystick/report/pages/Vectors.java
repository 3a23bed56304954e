package org.tallystick.report.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/// Receipts to try a verifier on: one of each sort, and bad ones for the rules that each breaks. They
/// are files of this program, with a key that signed for nothing else.
final class Vectors {

    /// The key of the log that they are in.
    static final String KEY = "vkeys";

    private static final String EXPECTED = "expected.csv";

    private Vectors() {}

    /// One of them.
    ///
    /// @param exit what a verifier has to say: 0 agrees, 1 does not agree, 2 cannot tell
    /// @param about what it is, or what is wrong with it
    record Vector(String name, int exit, String about) {}

    static List<Vector> all() {
        return read(EXPECTED)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().skip(1))
                .map(lines -> lines.map(line -> line.split(",", 3))
                        .map(cells -> new Vector(cells[0], Integer.parseInt(cells[1]), cells[2]))
                        .toList())
                .orElse(List.of());
    }

    static Optional<byte[]> find(String name) {
        var known = name.equals(KEY)
                || name.equals(EXPECTED)
                || all().stream().anyMatch(each -> each.name().equals(name));
        return known ? read(name) : Optional.empty();
    }

    private static Optional<byte[]> read(String name) {
        try {
            var file = new ClassPathResource("vectors/" + name);
            return file.exists() ? Optional.of(file.getContentAsByteArray()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
