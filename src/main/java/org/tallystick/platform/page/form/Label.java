package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// The words that name one field.
///
/// @param field the id of the field
public record Label(
        String text, @Nullable String field, @Nullable Size size, boolean heading) {

    public String classes() {
        return Size.classes("govuk-label", size);
    }
}
