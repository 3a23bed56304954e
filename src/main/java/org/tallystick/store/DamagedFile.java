package org.tallystick.store;

import org.tallystick.shared.CannotStart;

/// The bytes on the disk are not those that were acknowledged. They are given to nobody.
public final class DamagedFile extends CannotStart {

    private static final long serialVersionUID = 1;

    DamagedFile(String sha256) {
        super(
                "The file %s is damaged on disk: restore it from a backup, or let its sender send the same file again."
                        .formatted(sha256));
    }
}
