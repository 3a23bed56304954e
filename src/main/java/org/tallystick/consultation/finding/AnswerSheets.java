package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Response;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Survey;

/// All answers of a closed consultation, one response in each row, in columns that an import takes
/// in again: each is headed by the item's id.
final class AnswerSheets {

    private final boolean named;
    private final List<Item> items;

    AnswerSheets(Consultation consultation, Survey survey) {
        this.named = consultation.mode() == Mode.NAMED;
        this.items = survey.items()
                .filter(item -> !(item.kind() instanceof Kind.Contact))
                .toList();
    }

    /// The heading of each column. Only where answers are named does a row say which response it
    /// is.
    List<String> headings() {
        var headings = new ArrayList<String>();
        if (named) headings.add("response");
        headings.addAll(List.of("edition", "channel", "repeats another"));
        items.forEach(item -> headings.add(item.id()));
        return headings;
    }

    List<String> row(Response response) {
        var row = new ArrayList<String>();
        if (named) row.add(response.id().toString());
        row.add(Integer.toString(response.edition()));
        row.add(response.channel().words());
        row.add(response.repeats() ? "yes" : "");
        for (var item : items)
            row.add(response.answers()
                    .to(item.id())
                    .map(each -> words(item, each))
                    .orElse(""));
        return row;
    }

    private static String words(Item item, Answer answer) {
        return switch (answer) {
            case Answer.Chosen(var options) ->
                options.stream().map(id -> label(item, id)).collect(Collectors.joining("; "));
            case Answer.Number(var value) -> value.toPlainString();
            case Answer.Written(var text) -> text;
            case Answer.Uploaded(var name, var sha256, var _, var _) -> name + " (SHA-256 " + sha256 + ")";
            case Answer.ContactDetails _ -> "";
        };
    }

    /// The label, or the id where two options have the same label.
    private static String label(Item item, String id) {
        var label = Sentences.words(item, id);
        return item.kind().choices().stream()
                                .map(Option::label)
                                .filter(words -> words.en().equals(label))
                                .count()
                        > 1
                ? id
                : label;
    }

    /// The answers, and beside them what each column asks.
    List<Sheet> sheets(List<List<String>> rows) {
        var answers = new ArrayList<List<Cell>>();
        answers.add(headings().stream().map(Cell::text).toList());
        for (var row : rows) answers.add(row.stream().map(Cell::text).toList());
        return List.of(new Sheet("Answers", answers), questions());
    }

    private Sheet questions() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("column", "question", "words"));
        for (var item : items)
            rows.add(List.of(
                    item.id(), item.question().label().en(), item.label().en()));
        return Sheet.ofText("Questions", rows);
    }

    /// One response by its columns.
    Map<String, String> object(List<String> row) {
        var object = new LinkedHashMap<String, String>();
        var headings = headings();
        for (var at = 0; at < row.size(); at++) if (!row.get(at).isEmpty()) object.put(headings.get(at), row.get(at));
        return object;
    }
}
