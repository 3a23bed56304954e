package org.tallystick.platform.page.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of a long list. Prefer [Radios] up to some ten answers.
public record Select(
        Question question, List<Choice> choices, @Nullable String value, boolean disabled) implements Asks<Select> {

    public Select {
        choices = List.copyOf(choices);
    }

    public static Select of(String name, String label, List<Choice> choices) {
        return new Select(Question.of(name, label), choices, null, false);
    }

    @Override
    public Select asking(Question another) {
        return new Select(another, choices, value, disabled);
    }

    public Select value(@Nullable String chosen) {
        return new Select(question, choices, chosen, disabled);
    }

    public boolean chosen(Choice choice) {
        return choice.value().equals(value);
    }

    public Select switchedOff() {
        return new Select(question, choices, value, true);
    }
}
