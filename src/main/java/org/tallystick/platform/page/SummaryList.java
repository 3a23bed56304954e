package org.tallystick.platform.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// Facts with their names, and what can be done about each: "check your answers", the head of a
/// contract.
///
/// @param card the frame with a title; null for none
public record SummaryList(List<Row> rows, @Nullable Card card, boolean lines) {

    /// @param actions an empty list leaves room for none
    public record Row(String key, Content value, List<Action> actions) {
        public Row {
            actions = List.copyOf(actions);
        }

        public static Row of(String key, String value, Action... actions) {
            return new Row(key, new Text(value), Arrays.asList(actions));
        }

        public static Row of(String key, Content value, Action... actions) {
            return new Row(key, value, Arrays.asList(actions));
        }
    }

    /// @param hidden what the action is about, read aloud only: "Change" of "the start date"
    public record Action(String text, String href, @Nullable String hidden) {
        public Action {
            href = Hrefs.safe(href);
        }

        public static Action change(String href, String what) {
            return new Action("Change", href, what);
        }
    }

    public record Card(@Nullable String title, List<Action> actions) {
        public Card {
            actions = List.copyOf(actions);
        }
    }

    public SummaryList {
        rows = List.copyOf(rows);
    }

    public static SummaryList of(Row... rows) {
        return new SummaryList(List.of(rows), null, true);
    }

    public SummaryList row(String key, String value, Action... actions) {
        return plus(Row.of(key, value, actions));
    }

    public SummaryList row(String key, Content value, Action... actions) {
        return plus(Row.of(key, value, actions));
    }

    private SummaryList plus(Row row) {
        var more = new ArrayList<>(rows);
        more.add(row);
        return new SummaryList(more, card, lines);
    }

    public SummaryList card(String title, Action... actions) {
        return new SummaryList(rows, new Card(title, Arrays.asList(actions)), lines);
    }

    public SummaryList withoutLines() {
        return new SummaryList(rows, card, false);
    }

    public @Nullable String cardTitle() {
        return card == null ? null : card.title();
    }

    public String rowClasses(Row row) {
        var lacking = row.actions().isEmpty()
                && rows.stream().anyMatch(r -> !r.actions().isEmpty());
        return lacking ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row";
    }
}
