package org.tallystick.platform.page.form;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Any number of answers of several.
public record Checkboxes(Question question, List<Item> items, Set<String> values, boolean small)
        implements Asks<Checkboxes> {

    public Checkboxes {
        items = List.copyOf(items);
        values = Set.copyOf(values);
    }

    /// @param legend null only inside a fieldset of the page's own
    public static Checkboxes of(String name, @Nullable String legend, List<? extends Item> items) {
        return new Checkboxes(Question.of(name, legend), List.copyOf(items), Set.of(), false);
    }

    @Override
    public Checkboxes asking(Question another) {
        return new Checkboxes(another, items, values, small);
    }

    public Checkboxes values(Collection<String> chosen) {
        return new Checkboxes(question, items, Set.copyOf(chosen), small);
    }

    public Checkboxes smaller() {
        return new Checkboxes(question, items, values, true);
    }

    public String classes() {
        return small ? "govuk-checkboxes govuk-checkboxes--small" : "govuk-checkboxes";
    }

    public boolean chosen(Choice choice) {
        return values.contains(choice.value());
    }

    /// The first item has the group's own id, so that an error summary can link to it.
    public String itemId(int index) {
        return index == 0 ? question.id() : question.id() + "-" + (index + 1);
    }

    /// Without a fieldset, each box carries what describes the group.
    public @Nullable String itemDescribes(Choice choice, int index) {
        var group = question.text() == null ? question.describes() : null;
        var hint = choice.hint() == null ? null : itemId(index) + "-item-hint";
        if (group == null) return hint;
        return hint == null ? group : group + " " + hint;
    }
}
