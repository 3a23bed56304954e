package org.tallystick.finding;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.NotFound;
import org.tallystick.sheet.Cell;

import java.util.UUID;

/// Text and keys as forms send them.
final class Typed {

    private Typed() {}

    /// Without space around it and characters that no document may hold; a line ends in one way.
    static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : Cell.text(typed.replace("\r\n", "\n").replace('\r', '\n')).text().strip();
    }

    /// Made with the form: whoever sends none has no form of ours.
    static UUID key(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException noForm) {
            throw new NotFound();
        }
    }
}
