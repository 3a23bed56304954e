package org.tallystick.platform.page.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Messages;

/// Everything that is wrong with a form, at the top of its page, each linked to its field.
public record ErrorSummary(String title, @Nullable String description, List<Link> errors) {

    public ErrorSummary {
        errors = List.copyOf(errors);
    }

    public static ErrorSummary of(List<Link> errors) {
        return of(errors, false);
    }

    public static ErrorSummary of(List<Link> errors, boolean welsh) {
        return new ErrorSummary(Messages.in(welsh, "frame.problem"), null, errors);
    }
}
