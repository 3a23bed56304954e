package org.tallystick.localspend;

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
    /// U+FFFD.
    String text(String name) {
        return Cell.text(all.getOrDefault(name, "").replace("\r\n", "\n")).text().strip();
    }

    /// The id that the form's page made for what is written.
    UUID id(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException noForm) {
            throw new NotFound();
        }
    }

    /// Which choice of columns the form was made from; -1 for what is none.
    int seen() {
        return text("seen").matches("[0-9]{1,9}") ? Integer.parseInt(text("seen")) : -1;
    }

    Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }
}
