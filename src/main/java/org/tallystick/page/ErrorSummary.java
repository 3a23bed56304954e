package org.tallystick.page;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything that is wrong with a form, at the top of its page, each linked to its field.
public record ErrorSummary(String title, @Nullable String description, List<Link> errors) {

    public ErrorSummary {
        errors = List.copyOf(errors);
    }

    public static ErrorSummary of(List<Link> errors) {
        return new ErrorSummary("There is a problem", null, errors);
    }
}
