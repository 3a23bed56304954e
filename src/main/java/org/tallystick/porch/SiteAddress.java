package org.tallystick.porch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The address that a running site leaves in its data directory, so that a command beside it prints
/// links that lead there, whatever shell it is typed in.
public final class SiteAddress {

    private static final String FILE = "address";
    private static final String USUAL = "http://localhost:8080";

    private SiteAddress() {}

    public static void write(Path data, String address) {
        try {
            Files.writeString(data.resolve(FILE), address + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(@Nullable String setting, Path data) {
        if (setting != null && !setting.isBlank()) return setting.strip().replaceAll("/+$", "");
        try {
            var file = data.resolve(FILE);
            return Files.exists(file) ? Files.readString(file).strip() : USUAL;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
