package org.tallystick.consultation.design;

import java.util.List;
import java.util.UUID;
import org.tallystick.platform.page.form.Fields;

/// A form that changes a plan.
///
/// @param seen the version that the form was made from
/// @param key becomes the id of the version that it makes
/// @param who saved while this form was open; empty for nobody
/// @param changes what differs from what stood when the form was opened
record PlanEditing(Draft draft, int seen, UUID key, Fields fields, String who, List<String> changes) {

    public PlanEditing {
        changes = List.copyOf(changes);
    }

    /// The address of the consultation's desk.
    public String desk() {
        return "/work/consultations/" + draft.consultation();
    }

    public String title() {
        return draft.plan().survey().title().en();
    }

    public boolean welsh() {
        return draft.plan().content().welsh();
    }
}
