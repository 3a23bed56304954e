package org.tallystick.library.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The columns asked for, found in a sheet by their headings: in any order, beside any others,
/// below a title, and whatever the capitals, spaces and signs between the words.
public final class Columns {

    private static final int LOWEST_HEADING = 20;
    private static final String PROBLEMS = "Problems";

    private final Sheet sheet;
    private final int heading;
    private final Map<Column, Integer> places = new LinkedHashMap<>();
    private final List<CellProblem> problems = new ArrayList<>();

    private Columns(Sheet sheet, List<Column> asked) {
        this.sheet = sheet;
        heading = IntStream.range(0, Math.min(LOWEST_HEADING, sheet.rows().size()))
                .boxed()
                .max((a, b) -> Integer.compare(found(a, asked), found(b, asked)) != 0
                        ? Integer.compare(found(a, asked), found(b, asked))
                        : Integer.compare(b, a))
                .orElse(0);
        asked.forEach(this::place);
    }

    public static Columns match(Sheet sheet, List<Column> asked) {
        return new Columns(sheet, asked);
    }

    /// Columns that are missing or there twice, and errors like #REF! in the cells beneath.
    public List<CellProblem> problems() {
        var all = new ArrayList<>(problems);
        for (var row : rows())
            for (var column : places.keySet())
                if (row.cell(column).kind() == Cell.Kind.ERROR)
                    all.add(row.problem(
                            column,
                            "The cell holds the error " + row.cell(column).text(),
                            "Correct the formula, or type the value in its place"));
        for (var row : rows())
            sheet.misfit(heading, row.place)
                    .ifPresent(words -> all.add(new CellProblem(
                            sheet.name(),
                            Sheet.reference(row.place, 0),
                            "The whole row",
                            words,
                            "Correct the row in the file",
                            true)));
        return List.copyOf(all);
    }

    /// Every row beneath the headings that has anything in the columns asked for.
    public List<Row> rows() {
        return IntStream.range(heading + 1, sheet.rows().size())
                .mapToObj(Row::new)
                .filter(row -> places.keySet().stream()
                        .anyMatch(column -> !row.text(column).isEmpty()))
                .toList();
    }

    /// The same sheet with each row's problems in a last column, to be corrected and uploaded
    /// again.
    public Sheet withProblems(List<CellProblem> found) {
        var words = new HashMap<Integer, List<String>>();
        for (var problem : found)
            words.computeIfAbsent(rowOf(problem), _ -> new ArrayList<>()).add(inWords(problem));
        int last = IntStream.range(0, sheet.width())
                .filter(column -> sheet.at(heading, column).text().startsWith(PROBLEMS))
                .findFirst()
                .orElse(sheet.width());
        var rows = new ArrayList<List<Cell>>();
        for (int row = 0; row < Math.max(sheet.rows().size(), heading + 1); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < Math.max(sheet.width(), last + 1); column++) cells.add(sheet.at(row, column));
            cells.set(last, Cell.text(row == heading && !words.containsKey(row) ? PROBLEMS : note(row, words)));
            rows.add(cells);
        }
        return new Sheet(sheet.name(), rows);
    }

    private String note(int row, Map<Integer, List<String>> words) {
        var said = String.join("\n", words.getOrDefault(row, List.of()));
        return row == heading ? PROBLEMS + ": " + said : said;
    }

    private int rowOf(CellProblem problem) {
        var digits = problem.cell().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? heading : Integer.parseInt(digits) - 1;
    }

    private static String inWords(CellProblem problem) {
        return problem.column() + ": " + problem.message() + ". " + problem.remedy();
    }

    private int found(int row, List<Column> asked) {
        var headings = new HashSet<String>();
        for (var cell : sheet.rows().get(row)) headings.add(plain(cell.text()));
        return (int) asked.stream()
                .filter(column -> names(column).stream().anyMatch(headings::contains))
                .count();
    }

    private void place(Column column) {
        var names = names(column);
        var at = IntStream.range(0, sheet.width())
                .filter(place -> names.contains(plain(sheet.at(heading, place).text())))
                .boxed()
                .toList();
        if (at.size() == 1) places.put(column, at.getFirst());
        else if (at.size() > 1)
            problems.add(new CellProblem(
                    sheet.name(),
                    Sheet.reference(heading, at.get(1)),
                    column.heading(),
                    "There are " + at.size() + " columns for “" + column.heading() + "”",
                    "Keep the one that counts and delete or rename the others",
                    true));
        else if (column.required())
            problems.add(new CellProblem(
                    sheet.name(),
                    "",
                    column.heading(),
                    "There is no column “" + column.heading() + "”",
                    "Add it, or start from the template",
                    true));
    }

    private static Set<String> names(Column column) {
        var names = new HashSet<String>();
        Stream.concat(Stream.of(column.heading()), column.synonyms().stream()).forEach(name -> names.add(plain(name)));
        return names;
    }

    /// "% Spend (local)" is "percentspendlocal".
    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("%", "percent")
                .replace("£", "pounds")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// One row beneath the headings.
    public final class Row {

        private final int place;

        private Row(int place) {
            this.place = place;
        }

        /// Its number in the file, the first row being 1.
        public int number() {
            return place + 1;
        }

        /// Empty where the column is not in the file.
        public Cell cell(Column column) {
            var at = places.get(column);
            return at == null ? Cell.EMPTY : sheet.at(place, at);
        }

        /// What the cell says, without space around it; an error like #REF! says nothing.
        public String text(Column column) {
            var cell = cell(column);
            return cell.kind() == Cell.Kind.ERROR ? "" : cell.text().strip();
        }

        /// Something that must be put right in this row.
        public CellProblem problem(Column column, String message, String remedy) {
            return about(column, message, remedy, true);
        }

        /// Something that only needs confirming.
        public CellProblem question(Column column, String message, String remedy) {
            return about(column, message, remedy, false);
        }

        private CellProblem about(Column column, String message, String remedy, boolean mustFix) {
            var cell = Sheet.reference(place, places.getOrDefault(column, 0));
            return new CellProblem(sheet.name(), cell, column.heading(), message, remedy, mustFix);
        }
    }
}
