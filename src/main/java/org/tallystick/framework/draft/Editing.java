package org.tallystick.framework.draft;

import java.util.List;
import java.util.UUID;
import org.tallystick.framework.Change;
import org.tallystick.framework.Framework;
import org.tallystick.platform.page.form.Fields;

/// A form that changes a draft.
///
/// @param seen the version that the form was made from
/// @param key becomes the id of the version that it makes
/// @param who saved while this form was open; empty for nobody
/// @param changes what they changed
public record Editing(Framework framework, int seen, UUID key, Fields fields, String who, List<Change> changes) {

    public Editing {
        changes = List.copyOf(changes);
    }

    /// The address of the draft.
    public String draft() {
        return "/work/frameworks/" + framework.id() + "/draft";
    }
}
