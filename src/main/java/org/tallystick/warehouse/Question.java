package org.tallystick.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/// A question in standard SQL, from `questions/NAME.sql`: the same text for every engine.
///
/// @param sha256 of the text, for receipts
record Question(String name, String sql, String sha256) {

    /// @param name of a question that is there, like "local-share"
    static Question of(String name) {
        var sql = resource("/questions/" + name + ".sql");
        var hash = Warehouse.sha256().digest(sql.getBytes(StandardCharsets.UTF_8));
        return new Question(name, sql, HexFormat.of().formatHex(hash));
    }

    static String resource(String path) {
        try (var in = Question.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
