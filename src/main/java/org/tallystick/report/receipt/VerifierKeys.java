package org.tallystick.report.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.shared.CommandRefused;

/// Keys of logs and witnesses as somebody names them to a command: the text of one, or a file with
/// one a line.
public final class VerifierKeys {

    private VerifierKeys() {}

    /// @throws CommandRefused where one is no key, and no file of keys
    public static List<VerifierKey> read(List<String> given) throws IOException {
        var keys = new ArrayList<VerifierKey>();
        for (var each : given) {
            if (each.contains("+")) keys.add(key(each));
            else if (!Files.isRegularFile(Path.of(each)))
                throw new CommandRefused("There is no file " + each
                        + ". Give a key as /log shows it, like NAME+8 digits+BASE64, or a file with one a line.");
            else for (var line : Files.readAllLines(Path.of(each))) if (!line.isBlank()) keys.add(key(line.strip()));
        }
        return keys;
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.read(text);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandRefused(
                    "This is not a key of a log or a witness: " + text + ". Copy it again.", unreadable);
        }
    }
}
