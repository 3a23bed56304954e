package org.tallystick.consultation;

import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import org.tallystick.sheet.Cell;
import org.tallystick.sheet.CellProblem;
import org.tallystick.sheet.Sheet;
import org.tallystick.sheet.Sheets;
import org.tallystick.survey.AnswerRules;
import org.tallystick.survey.Answers;
import org.tallystick.survey.ColumnMatch;
import org.tallystick.survey.ResponseReader;
import org.tallystick.survey.Survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What would come of a spreadsheet of replies, before anything does.
///
/// @param replies one for each row that says anything
/// @param matched the item that each heading answers
/// @param missing the items that have no column
/// @param unused the headings that answer nothing
/// @param aside cells that answer nothing; the others of their row stand
/// @param mustFix what keeps the file from being taken in
public record ReplyFile(
        List<Answers> replies,
        Map<String, String> matched,
        List<String> missing,
        List<String> unused,
        List<CellProblem> aside,
        List<Problem> mustFix) {

    private static final int MOST_LISTED = 200;

    static ReplyFile of(byte[] content, String filename, Survey survey) {
        return switch (Sheets.read(content, filename)) {
            case Checked.Invalid<List<Sheet>>(var problems) -> refused(problems);
            case Checked.Valid<List<Sheet>>(var sheets) ->
                    sheets.isEmpty() || sheets.getFirst().rows().isEmpty()
                            ? refused(
                                    List.of(
                                            new Problem(
                                                    "file",
                                                    "The first sheet is empty: put a row of"
                                                            + " headings and the replies there")))
                            : read(sheets.getFirst(), survey);
        };
    }

    private static ReplyFile refused(List<Problem> problems) {
        return new ReplyFile(List.of(), Map.of(), List.of(), List.of(), List.of(), problems);
    }

    private static ReplyFile read(Sheet sheet, Survey survey) {
        var match = ColumnMatch.of(survey, texts(sheet.rows().getFirst()));
        var mustFix = new ArrayList<>(match.problems());
        if (match.matched().isEmpty())
            mustFix.add(
                    new Problem(
                            "file",
                            "No column answers a question: head each column with the question's id,"
                                    + " like "
                                    + survey.items()
                                            .findFirst()
                                            .map(each -> each.id())
                                            .orElse("Q1")));
        var replies = new ArrayList<Answers>();
        var aside = new ArrayList<CellProblem>();
        if (mustFix.isEmpty()) {
            var reader = new ResponseReader(match, sheet.name());
            for (var row = 1; row < sheet.rows().size(); row++) {
                var read = reader.read(texts(sheet.rows().get(row)), row);
                if (aside.size() < MOST_LISTED) aside.addAll(read.problems());
                if (!read.isEmpty())
                    replies.add(read.answers().only(AnswerRules.shown(survey, read.answers())));
            }
        }
        if (mustFix.isEmpty() && replies.isEmpty())
            mustFix.add(new Problem("file", "There is no reply beneath the headings"));
        return new ReplyFile(
                List.copyOf(replies),
                match.matched(),
                match.missing(),
                match.unused(),
                List.copyOf(aside),
                List.copyOf(mustFix));
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }
}
