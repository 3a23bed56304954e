package org.tallystick.charter.text;

import java.util.List;
import java.util.UUID;
import org.tallystick.platform.page.form.Fields;

/// A form that changes the text of a charter.
///
/// @param seen the version that the form was made from
/// @param key becomes the id of the version that it makes
/// @param who saved while this form was open; empty for nobody
/// @param differences what they changed
record Editing(Charter charter, int seen, UUID key, Fields fields, String who, List<Difference> differences) {

    public Editing {
        differences = List.copyOf(differences);
    }

    static Editing fresh(Charter charter, Charter.Draft draft, Fields fields) {
        return new Editing(charter, draft.version(), UUID.randomUUID(), fields, "", List.of());
    }
}
