package org.tallystick.platform.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// A button, or a link that looks like one.
///
/// @param href where a link leads; null for a button
/// @param once whether a second click within a second is ignored; the server still has to take one
///   of two
public record Button(
        String text,
        Kind kind,
        boolean submits,
        @Nullable String href,
        @Nullable String name,
        @Nullable String value,
        boolean start,
        boolean once,
        boolean disabled) {

    /// How much the button says "press me".
    public enum Kind {
        PRIMARY,
        SECONDARY,
        WARNING,
        INVERSE
    }

    public Button {
        href = Hrefs.safeOrNull(href);
    }

    /// Sends the form it stands in, once.
    public static Button submit(String text) {
        return new Button(text, Kind.PRIMARY, true, null, null, null, false, true, false);
    }

    public static Button link(String text, String href) {
        return new Button(text, Kind.PRIMARY, true, href, null, null, false, false, false);
    }

    /// The link that begins a service.
    public static Button start(String text, String href) {
        return new Button(text, Kind.PRIMARY, true, href, null, null, true, false, false);
    }

    public Button secondary() {
        return kind(Kind.SECONDARY);
    }

    /// For what is hard to undo.
    public Button warning() {
        return kind(Kind.WARNING);
    }

    public Button kind(Kind another) {
        return new Button(text, another, submits, href, name, value, start, once, disabled);
    }

    /// Tells the server which of several buttons was pressed.
    public Button named(String field, @Nullable String posted) {
        return new Button(text, kind, submits, href, field, posted, start, once, disabled);
    }

    public Button once(boolean wanted) {
        return new Button(text, kind, submits, href, name, value, start, wanted, disabled);
    }

    public String classes() {
        var base = "govuk-button";
        if (kind != Kind.PRIMARY) base += " govuk-button--" + kind.name().toLowerCase(Locale.ROOT);
        return start ? base + " govuk-button--start" : base;
    }
}
