package org.tallystick.spending.asking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallystick.shared.Sha256;

/// A question in standard SQL, from `questions/NAME.sql`: the same text for every engine. Its
/// markers are filled from enums alone; whatever people type is a parameter.
///
/// @param sha256 of the text, for receipts
public record Question(String name, String sql, String sha256) {

    /// @param name of a question that is there, like "local-share"
    public static Question of(String name) {
        return of(name, Breakdown.ALL, List.of());
    }

    public static Question of(String name, Breakdown by, Collection<Narrowing> only) {
        var narrowed = new TreeSet<>(only).stream().map(Narrowing::sql).collect(Collectors.joining());
        var sql = resource("/questions/" + name + ".sql")
                .replace("{placed}", placed())
                .replace("{only}", narrowed)
                .replace("{by}", by == Breakdown.ALL ? "nothing" : by.key())
                .replace("{columns}", by.columns())
                .replace("{group}", by.group());
        var hash = Sha256.digest().digest(sql.getBytes(StandardCharsets.UTF_8));
        return new Question(name, sql, HexFormat.of().formatHex(hash));
    }

    /// Without the lines that explain it.
    private static String placed() {
        return resource("/questions/placed.sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    static String resource(String path) {
        try (var in = Question.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
