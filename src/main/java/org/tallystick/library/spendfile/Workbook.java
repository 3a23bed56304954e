package org.tallystick.library.spendfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tallystick.library.sheet.Shape;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Checked;

/// A workbook of payments: every sheet with such headings, one after another below the headings of
/// the first. The others are named; so is a sheet that nobody sees.
final class Workbook {

    /// @param file the sheet alone
    private record Read(Sheet sheet, SpendFile file) {

        List<List<String>> rows() {
            return sheet.rows().stream()
                    .skip(file.headingLine())
                    .map(row -> row.stream().map(cell -> oneLine(cell.text())).toList())
                    .toList();
        }
    }

    private Workbook() {}

    static SpendFile open(Path file, boolean hidden) throws IOException {
        var notes = new ArrayList<String>();
        var seen = visible(file, hidden, notes);
        var best = best(seen, each -> score(each.file()));
        if (best.file().headingLine() == 0) return alone(best, seen, notes);
        boolean dated = best.file().columns().containsKey(Field.DATE);
        var taken = new ArrayList<Read>();
        for (var each : seen)
            if (each.file().headingLine() > 0 && each.file().columns().containsKey(Field.DATE) == dated)
                taken.add(each);
            else if (!each.sheet().rows().isEmpty())
                notes.add("Sheet “%s” was not read: %s"
                        .formatted(
                                each.sheet().name(),
                                each.file().headingLine() > 0
                                        ? "it has no dates, and another sheet has"
                                        : "it has no row of headings with an amount"));
        leaveOutRepeats(taken, notes);
        return joined(taken, notes);
    }

    /// The sheet that has the most of what is asked for.
    static SpendFile best(Path file, ToIntFunction<SpendFile> score) throws IOException {
        return best(visible(file, false, new ArrayList<>()), each -> score.applyAsInt(each.file()))
                .file();
    }

    private static int score(SpendFile file) {
        return new Guessing(file.columns(), List.of(), List.of()).score();
    }

    private static Read best(List<Read> sheets, ToIntFunction<Read> score) {
        var best = sheets.getFirst();
        for (var each : sheets) if (score.applyAsInt(each) > score.applyAsInt(best)) best = each;
        return best;
    }

    private static List<Read> visible(Path file, boolean hidden, List<String> notes) throws IOException {
        if (Files.size(file) > Sheets.MOST_BYTES)
            throw new UnreadableSpendFile(
                    "The workbook is larger than 20 MB: save its sheet as CSV, which may be of any size");
        var sheets = switch (Sheets.read(Files.readAllBytes(file), String.valueOf(file.getFileName()))) {
            case Checked.Invalid<List<Sheet>>(var problems) ->
                throw new UnreadableSpendFile(problems.getFirst().message());
            case Checked.Valid<List<Sheet>>(var all) -> all;
        };
        var seen = new ArrayList<Read>();
        for (var sheet : sheets)
            if (hidden || !sheet.isHidden()) seen.add(new Read(sheet, of(sheet)));
            else if (!sheet.rows().isEmpty())
                notes.add("Sheet “%s” is hidden and was not read: ask for hidden sheets to be read if it counts"
                        .formatted(sheet.name()));
        if (seen.stream().allMatch(each -> each.sheet().rows().isEmpty()))
            throw new UnreadableSpendFile(
                    "The workbook is empty: send one with a row of headings and at least one more");
        return seen;
    }

    private static SpendFile alone(Read sheet, List<Read> all, List<String> notes) {
        for (var each : all)
            if (each != sheet && !each.sheet().rows().isEmpty())
                notes.add(
                        "Sheet “%s” was not read: no sheet has a row of headings with an amount, and the first was taken"
                                .formatted(each.sheet().name()));
        return noting(sheet.file(), notes);
    }

    /// A sheet all of whose lines are on others too, like one of the whole year, would count them
    /// twice.
    private static void leaveOutRepeats(List<Read> taken, List<String> notes) {
        for (var each : List.copyOf(taken)) {
            Set<Collection<String>> others = new HashSet<>();
            for (var other : taken) if (other != each) for (var row : other.rows()) others.add(cells(row));
            var rows = each.rows().stream()
                    .map(Workbook::cells)
                    .filter(r -> !r.isEmpty())
                    .toList();
            if (rows.size() < 2 || !others.containsAll(rows)) continue;
            taken.remove(each);
            notes.add("Sheet “%s” was not read: every line of it is on another sheet too"
                    .formatted(each.sheet().name()));
        }
    }

    private static Collection<String> cells(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).sorted().toList();
    }

    private static SpendFile joined(List<Read> taken, List<String> notes) throws IOException {
        var first = taken.getFirst();
        if (taken.size() == 1) return noting(first.file(), notes);
        var headings = new ArrayList<>(first.file().headings());
        var columns = new EnumMap<Field, Integer>(first.file().columns());
        var places = new ArrayList<Map<Integer, Integer>>();
        for (var each : taken) places.add(places(each.file(), headings, columns));
        var text = new StringBuilder();
        var parts = new ArrayList<SpendFile.Part>();
        long line = 1;
        line(text, headings, headings.size());
        for (int at = 0; at < taken.size(); at++) {
            var each = taken.get(at);
            parts.add(new SpendFile.Part(
                    each.sheet().name(), line + 1, each.file().headingLine() + 1));
            for (var row : each.rows()) {
                line(text, moved(row, places.get(at), headings.size()), headings.size());
                line++;
            }
            if (at > 0)
                each.file().notes().stream().filter(n -> !notes.contains(n)).forEach(notes::add);
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var read = Opening.inMemory(bytes, first.file().layout().encoding().orElse("UTF-8"));
        var layout = read.layout();
        return noting(
                new SpendFile(
                        read.content(),
                        new SpendFile.Layout(
                                0,
                                0,
                                ',',
                                1,
                                Shape.of(headings.size()),
                                layout.encoding(),
                                first.sheet().kept().from1904(),
                                List.copyOf(parts)),
                        columns,
                        List.copyOf(headings),
                        first.file().guesses(),
                        first.file().notes(),
                        Optional.empty()),
                notes);
    }

    /// Where each column of a sheet goes below the joint headings, which grow by those that only
    /// this one has.
    private static Map<Integer, Integer> places(SpendFile file, List<String> headings, Map<Field, Integer> columns) {
        var places = new java.util.HashMap<Integer, Integer>();
        file.columns().forEach((field, column) -> {
            var there = columns.get(field);
            if (there != null && !places.containsValue(there)) places.put(column, there);
        });
        for (int column = 0; column < file.headings().size(); column++) {
            if (places.containsKey(column)) continue;
            var heading = Headings.plain(file.headings().get(column));
            int there = -1;
            for (int at = 0; at < headings.size() && there < 0; at++)
                if (Headings.plain(headings.get(at)).equals(heading) && !places.containsValue(at) && !heading.isEmpty())
                    there = at;
            if (there < 0) {
                there = headings.size();
                headings.add(file.headings().get(column));
            }
            places.put(column, there);
        }
        file.columns().forEach((field, column) -> columns.putIfAbsent(field, places.get(column)));
        return places;
    }

    private static List<String> moved(List<String> row, Map<Integer, Integer> places, int width) {
        var cells = new ArrayList<String>(java.util.Collections.nCopies(width, ""));
        for (int column = 0; column < row.size(); column++) {
            var there = places.get(column);
            if (there != null) cells.set(there, row.get(column));
        }
        return cells;
    }

    private static SpendFile noting(SpendFile file, List<String> more) {
        var notes = new ArrayList<>(file.notes());
        notes.addAll(more);
        return new SpendFile(
                file.content(),
                file.layout(),
                file.columns(),
                file.headings(),
                file.guesses(),
                List.copyOf(notes),
                file.period());
    }

    /// One line a row, so that lines and rows have the same numbers, and every line as wide as the
    /// sheet: its cells have places of their own, which no missing one can move.
    private static SpendFile of(Sheet sheet) throws IOException {
        var text = new StringBuilder();
        int width = sheet.width();
        for (var row : sheet.rows())
            line(text, row.stream().map(cell -> oneLine(cell.text())).toList(), width);
        var file = Opening.inMemory(text.toString().getBytes(StandardCharsets.UTF_8), "UTF-8");
        var layout = file.layout();
        return new SpendFile(
                file.content(),
                new SpendFile.Layout(
                        layout.skip(),
                        layout.skippedLines(),
                        layout.parter(),
                        layout.headingLine(),
                        Shape.of(width),
                        layout.encoding(),
                        sheet.kept().from1904(),
                        List.of()),
                file.columns(),
                file.headings(),
                file.guesses(),
                file.notes(),
                file.period());
    }

    private static void line(StringBuilder text, List<String> cells, int width) {
        for (int column = 0; column < width; column++) {
            if (column > 0) text.append(',');
            if (column < cells.size())
                text.append('"').append(cells.get(column).replace("\"", "\"\"")).append('"');
        }
        text.append('\n');
    }

    private static String oneLine(String cell) {
        return cell.replace('\n', ' ').replace('\r', ' ');
    }
}
