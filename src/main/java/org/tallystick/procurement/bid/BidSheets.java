package org.tallystick.procurement.bid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.framework.MeasureKind;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.procurement.bid.BidForm.Answer;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.Tender.Choice;

/// A bid as one flat sheet, a row for each question. An exported sheet reads back as the same bid,
/// finished or not.
final class BidSheets {

    static final Column REFERENCE = Column.required("Reference", "Ref");
    static final Column MEASURE = Column.optional("Measure", "Name");
    static final Column QUESTION = Column.required("Question");
    static final Column QUARTER = Column.required("Quarter", "Period");
    static final Column ANSWER = Column.required("Answer", "Your answer");
    static final Column OUT_OF = Column.optional("Out of", "Whole");

    private static final List<Column> COLUMNS = List.of(REFERENCE, MEASURE, QUESTION, QUARTER, ANSWER, OUT_OF);

    private BidSheets() {}

    /// The questions, in words that also tell the rows apart.
    enum Question {
        NAME("Name of your organisation"),
        SCHEME("Register that lists it, like GB-COH"),
        NUMBER("Number in that register"),
        SIZE("Size: micro, small, medium or large"),
        EMAIL("E-mail address for what follows an award"),
        HOW_MUCH("How much will you deliver?"),
        DELIVERY("How will you deliver it?"),
        VERIFICATION("How will it be measured and verified?");

        final String words;

        Question(String words) {
            this.words = words;
        }

        static Optional<Question> read(String typed) {
            return Stream.of(values())
                    .filter(each -> each.words.equalsIgnoreCase(typed.strip()))
                    .findFirst();
        }

        boolean ofBidder() {
            return compareTo(HOW_MUCH) < 0;
        }
    }

    /// What a sheet holds.
    public sealed interface Reading {
        /// @param bid to be saved as the draft; it may be unfinished
        record Whole(BidForm bid) implements Reading {}

        /// @param marked the same sheet with a column of problems
        record Refused(List<CellProblem> problems, Sheet marked) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public static List<Sheet> export(Tender tender, BidForm bid) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(COLUMNS.stream().map(column -> Cell.text(column.heading())).toList());
        rows.add(row("", "", Question.NAME, "", bid.name(), ""));
        rows.add(row("", "", Question.SCHEME, "", bid.scheme(), ""));
        rows.add(row("", "", Question.NUMBER, "", bid.number(), ""));
        rows.add(row("", "", Question.SIZE, "", bid.size(), ""));
        rows.add(row("", "", Question.EMAIL, "", bid.email(), ""));
        for (var choice : tender.choices()) measure(tender, choice, answer(bid, choice.measure()), rows);
        return List.of(new Sheet("Bid", rows));
    }

    private static void measure(Tender tender, Choice choice, Answer answer, List<List<Cell>> rows) {
        if (choice.kind() != MeasureKind.NARRATIVE)
            for (var quarter : tender.quarters()) {
                var typed = answer.targets().getOrDefault(quarter.toString(), Map.of());
                rows.add(row(
                        choice.measure(),
                        choice.name(),
                        Question.HOW_MUCH,
                        quarter.toString(),
                        typed.getOrDefault(field(choice.kind()), ""),
                        typed.getOrDefault("whole", "")));
            }
        rows.add(row(choice.measure(), choice.name(), Question.DELIVERY, "", answer.delivery(), ""));
        rows.add(row(choice.measure(), choice.name(), Question.VERIFICATION, "", answer.verification(), ""));
    }

    private static List<Cell> row(
            String reference, String name, Question question, String quarter, String answer, String outOf) {
        return Stream.of(reference, name, question.words, quarter, answer, outOf)
                .map(Cell::text)
                .toList();
    }

    private static Answer answer(BidForm bid, String measure) {
        return bid.answers().getOrDefault(measure, new Answer(Map.of(), "", ""));
    }

    static String field(MeasureKind kind) {
        return switch (kind) {
            case COUNT, POUNDS -> "amount";
            case SHARE -> "part";
            case YES_NO -> "answer";
            case NARRATIVE -> "words";
        };
    }

    /// The bid in the first sheet that has the columns, or every problem with its cell. What is
    /// merely unanswered is no problem here: it is one when the bid is submitted.
    public static Reading read(Tender tender, List<Sheet> sheets) {
        var found = sheets.stream()
                .map(sheet -> Columns.match(sheet, COLUMNS))
                .filter(columns -> columns.problems().stream()
                        .noneMatch(problem -> problem.cell().isEmpty()))
                .findFirst()
                .orElseGet(() ->
                        Columns.match(sheets.isEmpty() ? new Sheet("Bid", List.of()) : sheets.getFirst(), COLUMNS));
        return new BidReader(tender, found).read();
    }
}
