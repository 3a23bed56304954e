package org.tallystick;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The outside fixtures, kept beside the project and never in it. A test that needs them says so
/// and is skipped where they are absent.
public final class SharedData {

    private SharedData() {}

    /// The file or folder at this path below the fixtures' root, like "data/ocds/merge".
    public static Path at(String path) {
        var named = System.getenv("TALLYSTICK_SHARED");
        var root = Path.of(named == null ? "../shared" : named).toAbsolutePath().normalize();
        var file = root.resolve(path);
        assumeTrue(Files.exists(file), "skipped: the outside fixtures are not here (" + file + ")");
        return file;
    }
}
