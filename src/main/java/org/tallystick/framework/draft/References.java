package org.tallystick.framework.draft;

import java.util.List;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// References as forms ask for them.
final class References {

    private References() {}

    /// A new thing needs a reference that nothing in the draft has; a known one keeps its own.
    static List<Problem> problems(Edition draft, PostedForm typed) {
        var reference = typed.text("reference");
        if (!EditionRules.isReference(reference))
            return List.of(
                    new Problem("reference", "Enter a reference of letters, digits, dots and hyphens, like TH-EC-06"));
        var there = Edits.references(draft).anyMatch(reference::equals);
        return there && typed.text("known").isEmpty()
                ? List.of(new Problem("reference", "The reference " + reference + " is taken: enter another"))
                : List.of();
    }

    static boolean hasTheme(Edition draft, String reference) {
        return draft.themes().stream().anyMatch(theme -> theme.reference().equals(reference));
    }
}
