package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Fields that belong together, under one legend. The fields are the template's content.
public record Fieldset(
        @Nullable String legend,
        @Nullable Size size,
        boolean heading,
        @Nullable String describedBy,
        @Nullable String role) {

    public static Fieldset of(String legend) {
        return new Fieldset(legend, null, false, null, null);
    }

    public Fieldset size(Size another) {
        return new Fieldset(legend, another, heading, describedBy, role);
    }

    public Fieldset heading(Size another) {
        return new Fieldset(legend, another, true, describedBy, role);
    }

    public String legendClasses() {
        return Size.classes("govuk-fieldset__legend", size);
    }
}
