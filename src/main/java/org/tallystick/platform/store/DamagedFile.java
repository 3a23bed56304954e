package org.tallystick.platform.store;

import org.tallystick.shared.CommandRefused;

/// The bytes on the disk are not those that were acknowledged. They are given to nobody.
public final class DamagedFile extends CommandRefused {

    private static final long serialVersionUID = 1;

    DamagedFile(String sha256) {
        this("The file " + sha256, "ask the sender to send the same file again");
    }

    private DamagedFile(String what, String orElse) {
        super("%s is damaged on disk: restore it from a backup, or %s.".formatted(what, orElse));
    }

    /// A file that is known by its name, and can be made or loaded again.
    public static DamagedFile named(String file) {
        return new DamagedFile("The file " + file, "load what it was made from again");
    }
}
