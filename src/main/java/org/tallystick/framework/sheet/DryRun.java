package org.tallystick.framework.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Change;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// What would come of a spreadsheet, before anything does.
///
/// @param edition what the file holds, under the framework's own name and without a number; null
///   while anything must be fixed
/// @param mustFix what keeps it from being accepted
/// @param confirm what is right only if it is meant
/// @param marked the same sheet with a column of problems; null where the file is no spreadsheet
/// @param unreadable why the file is no spreadsheet; empty where it is one
record DryRun(
        @Nullable Edition edition,
        List<CellProblem> mustFix,
        List<CellProblem> confirm,
        @Nullable Sheet marked,
        List<Problem> unreadable) {

    /// @param before what the draft or the latest edition says now
    static DryRun of(byte[] content, String filename, String framework, @Nullable Edition before) {
        return switch (Sheets.read(content, filename)) {
            case Checked.Invalid<List<Sheet>>(var problems) -> new DryRun(null, List.of(), List.of(), null, problems);
            case Checked.Valid<List<Sheet>>(var sheets) -> read(sheets, framework, before);
        };
    }

    private static DryRun read(List<Sheet> sheets, String framework, @Nullable Edition before) {
        return switch (EditionSheets.read(sheets)) {
            case EditionSheets.Reading.Refused(var problems, var marked) ->
                new DryRun(null, problems, List.of(), marked, List.of());
            case EditionSheets.Reading.Whole(var edition) -> {
                var columns = EditionSheets.columns(sheets);
                var confirm = questions(columns, edition, framework, before);
                yield new DryRun(
                        named(edition, framework), List.of(), confirm, columns.withProblems(confirm), List.of());
            }
        };
    }

    private static List<CellProblem> questions(
            Columns columns, Edition read, String framework, @Nullable Edition before) {
        var rows = new HashMap<String, Columns.Row>();
        for (var row : columns.rows()) rows.put(row.text(EditionSheets.REFERENCE), row);
        var questions = new ArrayList<CellProblem>();
        if (!read.framework().equals(framework))
            questions.add(question(
                    EditionSheets.TEXT.heading(),
                    "The file is of the framework “" + read.framework() + "”",
                    "Confirm that it becomes the draft of “" + framework + "”"));
        if (before != null)
            for (var change : EditionRules.compare(before, named(read, framework))) question(change, rows, questions);
        return questions;
    }

    private static void question(Change change, Map<String, Columns.Row> rows, List<CellProblem> questions) {
        switch (change) {
            case Change.Removed(var what, var reference, var _) ->
                questions.add(question(
                        EditionSheets.REFERENCE.heading(),
                        "The " + what + " " + reference + " is not in the file",
                        what.equals("measure")
                                ? "Confirm that you want to remove it, or keep its row and say in “Retired because” why it is retired"
                                : "Confirm that you want to remove it, or add its row"));
            case Change.UnitChanged(var reference, var was, var is) -> {
                var row = rows.get(reference);
                if (row != null)
                    questions.add(row.question(
                            EditionSheets.UNIT,
                            reference + " was counted in " + was + " and is counted in " + is,
                            "Confirm it: figures before and after do not add up"));
            }
            case Change.Added _, Change.Retired _, Change.Restored _, Change.Reworded _, Change.Moved _ -> {}
        }
    }

    private static CellProblem question(String column, String message, String remedy) {
        return new CellProblem("", "", column, message, remedy, false);
    }

    private static Edition named(Edition e, String framework) {
        return new Edition(
                framework,
                e.owner(),
                e.place(),
                null,
                e.title(),
                e.source(),
                e.date(),
                e.licence(),
                e.principles(),
                e.themes());
    }

    /// The format to give the file back in: the one it came in.
    static Format format(byte[] content, String filename) {
        var head = new String(content, 0, Math.min(content.length, 100), StandardCharsets.ISO_8859_1);
        if (!head.startsWith("PK")) return Format.CSV;
        return head.contains("opendocument")
                        || filename.toLowerCase(Locale.ROOT).endsWith(".ods")
                ? Format.ODS
                : Format.XLSX;
    }
}
