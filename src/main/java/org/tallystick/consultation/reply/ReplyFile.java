package org.tallystick.consultation.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.library.survey.answer.ColumnMatch;
import org.tallystick.library.survey.answer.ResponseReader;
import org.tallystick.library.survey.answer.ResponseSheets;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// What would come of a spreadsheet of replies, before anything does.
///
/// @param replies one for each row that says anything
/// @param matched the item that each heading answers
/// @param missing the items that have no column
/// @param unused the headings that answer nothing
/// @param aside cells that answer nothing; the others of their row stand
/// @param mustFix what keeps the file from being taken in
record ReplyFile(
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
                sheets.stream().allMatch(sheet -> sheet.rows().isEmpty() || sheet.isHidden())
                        ? refused(List.of(new Problem(
                                "file", "The file is empty: put a row of" + " headings and the replies there")))
                        : read(sheets, survey);
        };
    }

    private static ReplyFile refused(List<Problem> problems) {
        return new ReplyFile(List.of(), Map.of(), List.of(), List.of(), List.of(), problems);
    }

    private static ReplyFile read(List<Sheet> all, Survey survey) {
        var sheets = ResponseSheets.of(
                all, headings -> !ColumnMatch.of(survey, headings).matched().isEmpty());
        var match = ColumnMatch.of(survey, ResponseSheets.headings(sheets.read().getFirst()));
        var mustFix = new ArrayList<>(match.problems());
        if (match.matched().isEmpty())
            mustFix.add(new Problem(
                    "file",
                    "No column answers a question: head each column with the question's id,"
                            + " like "
                            + survey.items().findFirst().map(each -> each.id()).orElse("Q1")));
        var replies = new ArrayList<Answers>();
        var aside = new ArrayList<CellProblem>();
        for (var note : sheets.notes())
            aside.add(new CellProblem("", "", "", note, "Put all replies on one sheet if it counts", false));
        if (mustFix.isEmpty()) for (var sheet : sheets.read()) read(sheet, match, survey, replies, aside);
        if (mustFix.isEmpty() && replies.isEmpty())
            mustFix.add(new Problem("file", "There are no replies below the headings"));
        return new ReplyFile(
                List.copyOf(replies),
                match.matched(),
                match.missing(),
                match.unused(),
                List.copyOf(aside),
                List.copyOf(mustFix));
    }

    private static void read(
            Sheet sheet, ColumnMatch match, Survey survey, List<Answers> replies, List<CellProblem> aside) {
        var reader = new ResponseReader(match, sheet.name());
        int headings = ResponseSheets.headingRow(sheet);
        for (var row = headings + 1; row < sheet.rows().size(); row++) {
            var misfit = sheet.misfit(headings, row);
            if (misfit.isPresent()) {
                aside.add(new CellProblem(
                        sheet.name(), Sheet.reference(row, 0), "", misfit.get(), "Correct the row in the file", true));
                continue;
            }
            var read = reader.read(texts(sheet.rows().get(row)), row);
            if (aside.size() < MOST_LISTED) aside.addAll(read.problems());
            if (!read.isEmpty()) replies.add(read.answers().only(AnswerRules.shown(survey, read.answers())));
        }
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }
}
