package org.tallystick.platform.page.form;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line of text, or a figure with its unit.
///
/// @param width in characters: 2, 3, 4, 5, 10, 20 or 30; 0 for the full width
public record Input(
        Question question,
        @Nullable String value,
        Typing typing,
        @Nullable String prefix,
        @Nullable String suffix,
        int width,
        boolean disabled)
        implements Asks<Input> {

    private static final Set<Integer> WIDTHS = Set.of(0, 2, 3, 4, 5, 10, 20, 30);

    public Input {
        if (!WIDTHS.contains(width)) throw new IllegalArgumentException("no such width: " + width);
    }

    public static Input of(String name, String label) {
        return new Input(Question.of(name, label), null, Typing.TEXT, null, null, 0, false);
    }

    @Override
    public Input asking(Question another) {
        return new Input(another, value, typing, prefix, suffix, width, disabled);
    }

    public Input value(@Nullable String typed) {
        return new Input(question, typed, typing, prefix, suffix, width, disabled);
    }

    public Input as(Typing how) {
        return new Input(question, value, how, prefix, suffix, width, disabled);
    }

    /// What stands before the figure, like "£".
    public Input prefix(@Nullable String words) {
        return new Input(question, value, typing, words, suffix, width, disabled);
    }

    /// What stands after the figure, like "hours".
    public Input suffix(@Nullable String words) {
        return new Input(question, value, typing, prefix, words, width, disabled);
    }

    public Input width(int characters) {
        return new Input(question, value, typing, prefix, suffix, characters, disabled);
    }

    public Input switchedOff() {
        return new Input(question, value, typing, prefix, suffix, width, true);
    }

    public String classes() {
        return "govuk-input"
                + (width == 0 ? "" : " govuk-input--width-" + width)
                + (question.wrong() ? " govuk-input--error" : "");
    }
}
