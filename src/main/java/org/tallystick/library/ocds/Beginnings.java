package org.tallystick.library.ocds;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.library.ocds.Releases.Unreadable;

/// The contracts that can begin from a file of OCDS releases: one release, a release package, or
/// JSON Lines.
public final class Beginnings {

    /// The largest file that is read.
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private Beginnings() {}

    /// One outcome for each award or contract in the file, and one for each release or line that
    /// has none, in the file's order; never empty.
    public static List<Beginning> read(byte[] file) {
        if (file.length > MOST_BYTES)
            return List.of(new Beginning.Refused("", "", "The file is larger than 20 MB. Split it."));
        return Releases.read(file).stream().flatMap(Beginnings::of).toList();
    }

    /// As [#read(byte[])], taking no more of the stream than may be read.
    public static List<Beginning> read(InputStream file) throws IOException {
        return read(file.readNBytes(MOST_BYTES + 1));
    }

    private static Stream<Beginning> of(Releases.Reading reading) {
        return switch (reading) {
            case Release release -> ContractRules.begin(release).stream();
            case Unreadable(var where, var reason) -> Stream.of(new Beginning.Refused(where, "", reason));
        };
    }
}
