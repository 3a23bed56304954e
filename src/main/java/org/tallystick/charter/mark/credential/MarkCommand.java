package org.tallystick.charter.mark.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The Mark on the command line; it needs no network, no server and no database.
@Command(
        name = "mark",
        description = "Checks the credential of a mark, or makes a key to sign with.",
        mixinStandardHelpOptions = true)
public final class MarkCommand {

    private static final int MOST_BYTES = 4_000_000;

    @Command(
            name = "verify",
            description = {
                "Checks the file of a mark, without a network: valid, expired, withdrawn or altered.",
                "Save the issuer's /marks/keys.json and /marks/status.jwt next to the file: without the first",
                "it cannot say whose key signed it, without the second whether it was withdrawn. The list is good for a week.",
                "The exit code is 0 for a valid mark, 1 for one that is not, and 2 where that cannot be decided."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE", description = "The credential, a .jwt file.") Path file,
            @Option(
                            names = "--keys",
                            paramLabel = "FILE",
                            description = "The issuer's keys (default: keys.json next to the file).")
                    @Nullable
                    Path keys,
            @Option(
                            names = "--status",
                            paramLabel = "FILE",
                            description =
                                    "The issuer's list of withdrawn marks (default: status.jwt next to the file).")
                    @Nullable
                    Path status) {
        var checked = CredentialVerifier.check(
                read(file),
                beside(file, keys, "keys.json"),
                beside(file, status, "status.jwt"),
                InstantSource.system().instant());
        var out = spec.commandLine().getOut();
        out.println(CredentialVerifier.sentences().get(checked.verdict()));
        checked.lines().forEach(line -> out.println("  " + line));
        out.flush();
        return switch (checked.verdict()) {
            case VALID -> 0;
            case EXPIRED, NOT_YET_VALID, WITHDRAWN, ALTERED, UNKNOWN_KEY, NOT_A_MARK -> 1;
            case ISSUER_NOT_CHECKED, CANNOT_TELL -> 2;
        };
    }

    @Command(
            name = "key",
            description = {
                "Makes a key and prints it as the value of the setting tallystick.mark.key.",
                "Keep it secret. To change keys, set a new one: the old public key stays published, so that",
                "what it signed can still be checked."
            },
            mixinStandardHelpOptions = true)
    int key() {
        spec.commandLine().getOut().println(MarkKey.create().secretJwk());
        return 0;
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private static @Nullable String beside(Path file, @Nullable Path named, String usual) {
        if (named != null) return read(named);
        var there = file.toAbsolutePath().resolveSibling(usual);
        return Files.isReadable(there) ? read(there) : null;
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES)
                throw new CommandRefused(file + " is larger than 4 MB, so it cannot be a mark.");
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new CommandRefused(file + " cannot be read: check the name.", unreadable);
        }
    }
}
