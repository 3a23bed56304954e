package org.tallystick.platform.page.form;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Messages;

/// What every part of a form has: its name, its words, a hint, and what is wrong with the answer.
///
/// @param name the form field's name, as it is posted
/// @param id the HTML id, from which the ids of hint and error follow; the name where nothing else
///   is said
/// @param text the label or legend; null where a fieldset of the page's own already names the group
/// @param heading whether the words are the page's heading
/// @param describedBy ids of other text on the page that describes the field
/// @param welsh whether the words that the part says itself are Welsh
public record Question(
        String name,
        String id,
        @Nullable String text,
        @Nullable Size size,
        boolean heading,
        @Nullable String hint,
        @Nullable String error,
        @Nullable String describedBy,
        boolean welsh) {

    public static Question of(String name, @Nullable String text) {
        return new Question(name, name, text, null, false, null, null, null, false);
    }

    Question hint(@Nullable String words) {
        return new Question(name, id, text, size, heading, words, error, describedBy, welsh);
    }

    Question error(@Nullable String words) {
        return new Question(name, id, text, size, heading, hint, words, describedBy, welsh);
    }

    Question id(String another) {
        return new Question(name, another, text, size, heading, hint, error, describedBy, welsh);
    }

    Question describedBy(@Nullable String ids) {
        return new Question(name, id, text, size, heading, hint, error, ids, welsh);
    }

    Question sized(@Nullable Size another, boolean asHeading) {
        return new Question(name, id, text, another, asHeading, hint, error, describedBy, welsh);
    }

    Question in(boolean inWelsh) {
        return new Question(name, id, text, size, heading, hint, error, describedBy, inWelsh);
    }

    public boolean wrong() {
        return error != null;
    }

    public Label label() {
        return new Label(text == null ? "" : text, id, size, heading);
    }

    public Fieldset fieldset(@Nullable String role) {
        return new Fieldset(text, size, heading, describes(), role);
    }

    /// The hint with its id; null where there is none.
    public @Nullable Hint hintShown() {
        return hint == null ? null : new Hint(hint, id + "-hint");
    }

    /// The error message with its id; null where nothing is wrong.
    public @Nullable ErrorMessage errorShown() {
        return error == null ? null : new ErrorMessage(error, id + "-error", Messages.in(welsh, "frame.error"));
    }

    /// The value of `aria-describedby`; null where nothing describes the field.
    public @Nullable String describes() {
        var ids = Stream.of(describedBy, hint == null ? null : id + "-hint", error == null ? null : id + "-error")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
