package org.tallystick.delivery.returns;

import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A form of this room as it was posted.
public record Posted(Map<String, String> all) {

    public Posted {
        all = Map.copyOf(all);
    }

    /// What was typed, without space around it and without NUL, which PostgreSQL keeps in no text;
    /// a line ends in one way only.
    public String text(String name) {
        return all.getOrDefault(name, "")
                .replace("\0", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /// The id that the form's page made for what is written.
    public UUID key() {
        var key = id("key");
        if (key == null) throw new NotFound();
        return key;
    }

    /// The id in this field; null where there is none.
    public @Nullable UUID id(String name) {
        try {
            return has(name) ? UUID.fromString(text(name)) : null;
        } catch (IllegalArgumentException typedByHand) {
            return null;
        }
    }

    /// How often what is edited had been changed when the form was shown.
    public int seen() {
        return text("seen").matches("[0-9]{1,4}") ? Integer.parseInt(text("seen")) : -1;
    }

    public Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }
}
