package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Several lines of text.
///
/// @param spellcheck null leaves it to the browser
public record Textarea(
        Question question,
        @Nullable String value,
        int rows,
        @Nullable Boolean spellcheck) implements Asks<Textarea> {

    public static Textarea of(String name, String label) {
        return new Textarea(Question.of(name, label), null, 5, null);
    }

    @Override
    public Textarea asking(Question another) {
        return new Textarea(another, value, rows, spellcheck);
    }

    public Textarea value(@Nullable String typed) {
        return new Textarea(question, typed, rows, spellcheck);
    }

    public Textarea rows(int lines) {
        return new Textarea(question, value, lines, spellcheck);
    }

    public Textarea spellcheck(@Nullable Boolean on) {
        return new Textarea(question, value, rows, on);
    }

    public @Nullable String spellcheckShown() {
        return spellcheck == null ? null : spellcheck.toString();
    }
}
