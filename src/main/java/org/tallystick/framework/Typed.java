package org.tallystick.framework;

import org.tallystick.page.Fields;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.sheet.Cell;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A form of this room as it was posted.
record Typed(Map<String, String> all) {

    Typed {
        all = Map.copyOf(all);
    }

    /// What was typed, without space around it; characters that no document may hold are shown as
    /// U+FFFD, and a line ends in one way only.
    String text(String name) {
        var typed = all.getOrDefault(name, "").replace("\r\n", "\n").replace('\r', '\n');
        return Cell.text(typed).text().strip();
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /// The id that the form's page made for what is written.
    UUID key() {
        return id("key");
    }

    UUID id(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException noForm) {
            throw new NotFound();
        }
    }

    /// The version of the draft that the form was made from.
    int seen() {
        return text("seen").matches("[0-9]{1,9}") ? Integer.parseInt(text("seen")) : 0;
    }

    Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }
}
