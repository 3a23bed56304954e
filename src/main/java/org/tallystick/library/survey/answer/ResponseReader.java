package org.tallystick.library.survey.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Fault;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.shared.Numbers;

/// Reads the rows of a responses file whose columns were matched. An empty cell is no answer, nor
/// is "NA" where the survey has no such option.
public final class ResponseReader {

    private static final Set<String> TICKED =
            Set.of("1", "yes", "y", "true", "x", "✓", "✔", "☑", "checked", "selected", "ticked");
    private static final Set<String> UNTICKED =
            Set.of("0", "no", "n", "false", "-", "☐", "unchecked", "not selected", "not ticked");

    private static final String NOT_ANSWERED = "NA";

    private final ColumnMatch match;
    private final String sheet;

    /// @param sheet the name of the sheet or file, for messages
    public ResponseReader(ColumnMatch match, String sheet) {
        this.match = match;
        this.sheet = sheet;
    }

    /// What a cell says: "" where it is empty or "NA".
    public static String text(List<String> cells, int column) {
        if (column >= cells.size()) return "";
        var text = cells.get(column).replace('\u00A0', ' ').strip();
        return text.equals(NOT_ANSWERED) ? "" : text;
    }

    /// @param row the row's place in the file, counted from 0
    public ResponseRow read(List<String> cells, int row) {
        var answers = new LinkedHashMap<String, Answer>();
        var line = new Line(cells, row, new ArrayList<>());
        for (var each : match.items()) {
            var whole = each.whole();
            // KoboToolbox writes an answer twice: whole, and in a column for each option.
            var answer = each.parts().isEmpty() ? null : line.parts(each);
            if (answer == null && whole != null) answer = line.whole(each, whole);
            if (answer != null) answers.put(each.item().id(), answer);
        }
        return new ResponseRow(new Answers(answers), line.problems());
    }

    private final class Line {

        private final List<String> cells;
        private final int row;
        private final List<CellProblem> problems;

        Line(List<String> cells, int row, List<CellProblem> problems) {
            this.cells = cells;
            this.row = row;
            this.problems = problems;
        }

        List<CellProblem> problems() {
            return problems;
        }

        @Nullable
        Answer whole(ItemColumns each, int column) {
            var text = said(each, column);
            if (text.isEmpty()) return null;
            return switch (each.item().kind()) {
                case Kind.OneOf _, Kind.Rated _ -> one(each, column, text);
                case Kind.ManyOf _, Kind.Ranked _ -> several(each, column, text);
                case Kind.NumberIn range -> number(each.item(), range, column, text);
                case Kind.ShortText _, Kind.LongText _ -> new Answer.Written(text);
                case Kind.Contact _ -> new Answer.ContactDetails(Map.of(Kind.Contact.Part.NAME, text));
                // A file named in a sheet is not there.
                case Kind.Upload _ -> null;
            };
        }

        /// What a cell says; "NA" only where the item has an option of that name.
        private String said(ItemColumns each, int column) {
            var plain = text(cells, column);
            return plain.isEmpty()
                            && column < cells.size()
                            && cells.get(column).strip().equals(NOT_ANSWERED)
                            && each.names().id(NOT_ANSWERED).isPresent()
                    ? NOT_ANSWERED
                    : plain;
        }

        private @Nullable Answer one(ItemColumns each, int column, String text) {
            var id = each.names().id(text);
            if (id.isEmpty()) unknown(each.item(), column, text);
            return id.map(option -> new Answer.Chosen(List.of(option))).orElse(null);
        }

        private @Nullable Answer several(ItemColumns each, int column, String text) {
            var several = each.names().several(text);
            for (var piece : several.unknown()) unknown(each.item(), column, piece);
            return several.ids().isEmpty() ? null : new Answer.Chosen(several.ids());
        }

        private @Nullable Answer number(Item item, Kind.NumberIn range, int column, String text) {
            var found = new ArrayList<Fault>();
            var number = Numbers.read(text);
            number.ifPresent(value -> TypedAnswer.inRange(item, range, value, found));
            if (number.isPresent() && found.isEmpty()) return new Answer.Number(plain(number.get()));
            aside(
                    column,
                    "“" + text + "” is not an answer to " + item.id(),
                    TypedAnswer.within(range).en());
            return null;
        }

        @Nullable
        Answer parts(ItemColumns each) {
            if (each.item().kind() instanceof Kind.Contact) return contact(each);
            return each.item().kind() instanceof Kind.Ranked ? ranks(each) : ticks(each);
        }

        private @Nullable Answer contact(ItemColumns each) {
            var given = new EnumMap<Kind.Contact.Part, String>(Kind.Contact.Part.class);
            each.parts().forEach((key, column) -> {
                var text = text(cells, column);
                if (!text.isEmpty()) Kind.Contact.Part.of(key).ifPresent(part -> given.put(part, text));
            });
            return given.isEmpty() ? null : new Answer.ContactDetails(given);
        }

        private @Nullable Answer ticks(ItemColumns each) {
            var chosen = new ArrayList<String>();
            each.parts().forEach((option, column) -> {
                var text = said(each, column).toLowerCase(Locale.ROOT);
                if (text.isEmpty() || UNTICKED.contains(text)) return;
                if (text.equalsIgnoreCase(NOT_ANSWERED) && !names(each, option, text)) return;
                if (TICKED.contains(text) || names(each, option, text)) chosen.add(option);
                else unknown(each.item(), column, text(cells, column));
            });
            return chosen.isEmpty() ? null : new Answer.Chosen(chosen);
        }

        private static boolean names(ItemColumns each, String option, String text) {
            return each.names().id(text).filter(option::equals).isPresent();
        }

        private @Nullable Answer ranks(ItemColumns each) {
            var byRank = new TreeMap<Integer, String>();
            each.parts().forEach((option, column) -> {
                var text = text(cells, column);
                if (text.isEmpty()) return;
                if (!text.matches("[1-9][0-9]{0,3}") || byRank.putIfAbsent(Integer.valueOf(text), option) != null)
                    aside(column, "“" + text + "” is not a rank, or is given twice", "Enter 1, 2, 3, each once");
            });
            return byRank.isEmpty() ? null : new Answer.Chosen(List.copyOf(byRank.values()));
        }

        private void unknown(Item item, int column, String text) {
            aside(
                    column,
                    "“" + text + "” is not one of the answers to " + item.id(),
                    "Enter an option as the survey writes it, or add it to the survey");
        }

        private void aside(int column, String message, String remedy) {
            problems.add(
                    new CellProblem(sheet, Sheet.reference(row, column), match.heading(column), message, remedy, true));
        }
    }

    /// 7.0 and 7 are one answer.
    public static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
