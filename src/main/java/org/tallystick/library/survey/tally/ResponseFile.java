package org.tallystick.library.survey.tally;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.CsvRows;
import org.tallystick.library.sheet.Shape;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Spelling;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.library.survey.answer.ColumnMatch;
import org.tallystick.library.survey.answer.ResponseReader;
import org.tallystick.library.survey.answer.ResponseSheets;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Problem;

/// A responses file read for the command line, packed as it is read. The first row that is not
/// empty holds the headings.
final class ResponseFile {

    /// A weight as statistics programs write it: "0.8735", "1", "2.5e-01".
    private static final Pattern WEIGHT =
            Pattern.compile("\\+?(?:[0-9]{1,15}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?");

    private static final String GROUP = "\0by";

    private final Path file;
    private final @Nullable String weightColumn;
    private final @Nullable String byColumn;

    private final List<String> aside = new ArrayList<>();
    private final List<BigDecimal> weights = new ArrayList<>();
    private final Map<String, Item> items = new LinkedHashMap<>();

    /// How many answered each item that they were not to be asked.
    private final Map<String, Integer> notAsked = new LinkedHashMap<>();

    private @Nullable PackedBuilder builder;
    private @Nullable Packed packed;
    private String by = "";

    public ResponseFile(Path file, @Nullable String weightColumn, @Nullable String byColumn) {
        this.file = file;
        this.weightColumn = weightColumn;
        this.byColumn = byColumn;
    }

    /// What could not be counted, each cell in a line.
    public List<String> aside() {
        return aside;
    }

    /// The items of the survey by their ids; none where columns were named instead.
    public Map<String, Item> items() {
        return items;
    }

    public Packed packed() {
        if (packed == null) throw new IllegalStateException("the file is not read yet");
        return packed;
    }

    public @Nullable List<BigDecimal> weights() {
        return weightColumn == null ? null : weights;
    }

    public Optional<PackedColumn> group() {
        return by.isEmpty() ? Optional.empty() : packed().column(by);
    }

    /// Whether a packed column is tallied, rather than only grouped by.
    public boolean isTallied(String item) {
        return !item.equals(GROUP);
    }

    public void read(Survey survey) {
        survey.items().forEach(item -> items.put(item.id(), item));
        read(
                headings -> bySurvey(survey, headings),
                headings -> !ColumnMatch.of(survey, headings).matched().isEmpty());
    }

    public void read(String named) {
        read(
                headings -> byColumns(named, headings),
                headings -> names(named, headings).stream()
                        .allMatch(name -> headings.stream()
                                .anyMatch(each -> Spelling.of(each).equals(Spelling.of(name)))));
    }

    private RowReader bySurvey(Survey survey, List<String> headings) {
        var match = ColumnMatch.of(survey, headings);
        if (!match.problems().isEmpty())
            throw new CommandRefused(match.problems().getFirst().message() + ".");
        warnOfConditions(survey, match);
        var reader = new ResponseReader(match, file.getFileName() + "");
        builder = PackedBuilder.of(survey);
        var group = byColumn != null && items.containsKey(byColumn) ? null : column(headings, byColumn);
        if (byColumn != null) by = group == null ? byColumn : GROUP;
        return (cells, row) -> {
            var read = reader.read(cells, row);
            read.problems().forEach(each -> aside.add(each.asProblem().message() + "."));
            var asked = read.answers().only(AnswerRules.shown(survey, read.answers()));
            read.answers().byItem().keySet().forEach(item -> {
                if (!asked.byItem().containsKey(item)) notAsked.merge(item, 1, Integer::sum);
            });
            return with(asked, group, cells);
        };
    }

    /// Nobody is asked what is shown by the answer to something that the file does not have.
    private void warnOfConditions(Survey survey, ColumnMatch match) {
        var missing = match.missing();
        survey.sections().stream()
                .flatMap(section -> Stream.concat(
                        section.shownIf().stream(),
                        section.questions().stream().flatMap(each -> each.shownIf().stream())))
                .filter(each -> !each.is().isEmpty())
                .map(Condition::item)
                .filter(missing::contains)
                .distinct()
                .forEach(item ->
                        aside.add("There is no column for %s: what its answers show is not counted.".formatted(item)));
    }

    private RowReader byColumns(String named, List<String> headings) {
        var places = new LinkedHashMap<String, Integer>();
        for (var name : names(named, headings))
            places.put(name, Optional.ofNullable(column(headings, name)).orElseThrow());
        builder = new PackedBuilder();
        places.keySet().forEach(builder::found);
        var group = column(headings, byColumn);
        if (byColumn != null) by = GROUP;
        return (cells, row) -> {
            var answers = new LinkedHashMap<String, Answer>();
            places.forEach((name, at) -> {
                var text = ResponseReader.text(cells, at);
                if (!text.isEmpty()) answers.put(name, new Answer.Chosen(List.of(text)));
            });
            return with(new Answers(answers), group, cells);
        };
    }

    private static Answers with(Answers answers, @Nullable Integer group, List<String> cells) {
        var text = group == null ? "" : ResponseReader.text(cells, group);
        if (text.isEmpty()) return answers;
        var all = new LinkedHashMap<>(answers.byItem());
        all.put(GROUP, new Answer.Chosen(List.of(text)));
        return new Answers(all);
    }

    private interface RowReader {
        Answers read(List<String> cells, int row);
    }

    private interface Start {
        RowReader with(List<String> headings);
    }

    private void read(Start start, Predicate<List<String>> isHeadings) {
        var rows = new Rows(start);
        try {
            if (isWorkbook()) workbook(rows, isHeadings);
            else
                switch (CsvRows.read(file, (Consumer<List<String>>) rows)) {
                    case Checked.Valid<Integer> _ -> {}
                    case Checked.Invalid<Integer>(var problems) -> throw refused(problems);
                }
        } catch (IOException unopened) {
            throw unopened(file, unopened);
        }
        if (builder == null) throw new CommandRefused(file + " is empty: give a row of headings and the responses.");
        notAsked.forEach((item, many) -> aside.add("%s: %d %s not counted, because the question was not to be shown."
                .formatted(item, many, many == 1 ? "answer was" : "answers were")));
        packed = builder.build();
        for (var item : builder.items())
            if (packed.column(item).isEmpty())
                throw new CommandRefused(
                        "%s has more than 65,535 different answers, too many to tally: leave it out.".formatted(item));
    }

    private final class Rows implements Consumer<List<String>> {
        private final Start start;
        private @Nullable RowReader reader;
        private @Nullable Integer weightAt;
        private boolean separated = true;
        private int width;
        private int row;

        Rows(Start start) {
            this.start = start;
        }

        /// A sheet, whose cells have places of their own; of a second one the headings are those of
        /// the first.
        void accept(Sheet sheet) {
            separated = false;
            row = 0;
            var texts = sheet.rows().stream()
                    .map(cells -> cells.stream().map(Cell::text).toList())
                    .toList();
            if (reader != null) row = ResponseSheets.headingRow(sheet) + 1;
            for (var cells : texts.subList(row, texts.size())) accept(cells);
        }

        @Override
        public void accept(List<String> cells) {
            var place = row++;
            if (cells.stream().allMatch(String::isBlank)) return;
            if (reader == null) {
                width = cells.size();
                weightAt = column(cells, weightColumn);
                reader = start.with(cells);
                if (by.equals(GROUP) && builder != null) builder.found(GROUP);
                return;
            }
            if (separated && cells.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
                aside.add("Row %d: %s.".formatted(place + 1, Shape.of(width).misfit(cells.size())));
                return;
            }
            var answers = reader.read(cells, place);
            if (weightAt != null) weights.add(weight(cells, place, weightAt));
            if (builder != null) builder.add(answers);
        }
    }

    private BigDecimal weight(List<String> cells, int row, int column) {
        var text = ResponseReader.text(cells, column);
        if (!WEIGHT.matcher(text).matches())
            throw new CommandRefused("Cell "
                    + Sheet.reference(row, column)
                    + " of "
                    + file.getFileName()
                    + (text.isEmpty() ? " is empty" : " holds “" + text + "”")
                    + ": every response needs a weight, a number like 0.85, not below 0.");
        return new BigDecimal(text);
    }

    /// The place of a column that was named.
    private @Nullable Integer column(List<String> headings, @Nullable String name) {
        if (name == null) return null;
        try {
            return ColumnMatch.column(headings, name)
                    .orElseThrow(() -> new CommandRefused("There is no column “"
                            + name
                            + "” in "
                            + file
                            + ": it has "
                            + String.join(", ", headings)
                            + "."));
        } catch (IllegalArgumentException several) {
            throw new CommandRefused(several.getMessage() + ".", several);
        }
    }

    /// The columns named, parted by commas; a heading that holds commas is found whole.
    private static List<String> names(String named, List<String> headings) {
        var known = new LinkedHashSet<String>();
        headings.forEach(heading -> known.add(Spelling.of(heading)));
        var names = new ArrayList<String>();
        var parts = named.split(",", -1);
        for (var at = 0; at < parts.length; ) {
            var end = parts.length;
            while (end > at + 1 && !known.contains(Spelling.of(join(parts, at, end)))) end--;
            var name = join(parts, at, end).strip();
            if (!name.isEmpty()) names.add(name);
            at = end;
        }
        if (names.isEmpty()) throw new CommandRefused("Name at least one column, like --columns Q1,Q2.");
        return names;
    }

    private static String join(String[] parts, int from, int to) {
        return String.join(",", List.of(parts).subList(from, to));
    }

    private boolean isWorkbook() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private void workbook(Rows rows, Predicate<List<String>> isHeadings) throws IOException {
        if (Files.size(file) > Sheets.MOST_BYTES)
            throw new CommandRefused(file + " is larger than 20 MB: save it as CSV.");
        switch (Sheets.read(Files.readAllBytes(file), file.getFileName() + "")) {
            case Checked.Valid(var sheets) -> {
                var chosen = ResponseSheets.of(sheets, isHeadings);
                chosen.notes().forEach(note -> aside.add(note + "."));
                chosen.read().forEach(rows::accept);
            }
            case Checked.Invalid(var problems) -> throw refused(problems);
        }
    }

    private CommandRefused refused(List<Problem> problems) {
        return new CommandRefused(
                file + " cannot be read. " + problems.getFirst().message() + ".");
    }

    static CommandRefused unopened(Path file, Throwable cause) {
        return new CommandRefused(file + " cannot be opened: check its name, and that you may read it.", cause);
    }
}
