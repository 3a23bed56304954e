package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// How the browser helps with typing: which keyboard a phone shows, what it may fill in.
///
/// @param type the input's type; text for figures too, because number inputs lose what they dislike
/// @param spellcheck null leaves it to the browser
public record Typing(
        String type,
        @Nullable String inputmode,
        @Nullable String autocomplete,
        @Nullable Boolean spellcheck) {

    public static final Typing TEXT = new Typing("text", null, null, null);
    public static final Typing WHOLE_NUMBER = new Typing("text", "numeric", null, false);
    public static final Typing DECIMAL = new Typing("text", "decimal", null, false);
    public static final Typing EMAIL = new Typing("email", null, "email", false);
    public static final Typing TELEPHONE = new Typing("tel", null, "tel", null);
    public static final Typing NAME = new Typing("text", null, "name", false);
    public static final Typing ORGANISATION = new Typing("text", null, "organization", false);
    public static final Typing POSTCODE = new Typing("text", null, "postal-code", false);
    public static final Typing SEARCH = new Typing("search", null, null, null);

    public @Nullable String spellcheckShown() {
        return spellcheck == null ? null : spellcheck.toString();
    }
}
