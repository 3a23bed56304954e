package org.tallystick.platform.page.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of several.
///
/// @param value the value that is chosen; null for none
public record Radios(
        Question question, List<Item> items, @Nullable String value, boolean inline, boolean small)
        implements Asks<Radios> {

    public Radios {
        items = List.copyOf(items);
    }

    /// @param legend null only inside a fieldset of the page's own
    public static Radios of(String name, @Nullable String legend, List<? extends Item> items) {
        return new Radios(Question.of(name, legend), List.copyOf(items), null, false, false);
    }

    @Override
    public Radios asking(Question another) {
        return new Radios(another, items, value, inline, small);
    }

    public Radios value(@Nullable String chosen) {
        return new Radios(question, items, chosen, inline, small);
    }

    /// Side by side: for two short answers only.
    public Radios sideBySide() {
        return new Radios(question, items, value, true, small);
    }

    public Radios smaller() {
        return new Radios(question, items, value, inline, true);
    }

    public String classes() {
        return "govuk-radios" + (inline ? " govuk-radios--inline" : "") + (small ? " govuk-radios--small" : "");
    }

    public boolean chosen(Choice choice) {
        return choice.value().equals(value);
    }

    /// The first item has the group's own id, so that an error summary can link to it.
    public String itemId(int index) {
        return index == 0 ? question.id() : question.id() + "-" + (index + 1);
    }
}
