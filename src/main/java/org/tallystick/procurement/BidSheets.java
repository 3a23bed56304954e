package org.tallystick.procurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.framework.MeasureKind;
import org.tallystick.organisation.Size;
import org.tallystick.procurement.BidForm.Answer;
import org.tallystick.procurement.Tender.Choice;
import org.tallystick.shared.Checked;
import org.tallystick.sheet.Cell;
import org.tallystick.sheet.CellProblem;
import org.tallystick.sheet.Column;
import org.tallystick.sheet.Columns;
import org.tallystick.sheet.Sheet;

/// A bid as one flat sheet, a row for each question. An exported sheet reads back as the same bid, finished or not.
public final class BidSheets {

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
        HOW_MUCH("How much will you deliver?"),
        DELIVERY("How will you deliver it?"),
        VERIFICATION("How will it be measured and verified?");

        final String words;

        Question(String words) {
            this.words = words;
        }

        static Optional<Question> read(String typed) {
            return Stream.of(values()).filter(each -> each.words.equalsIgnoreCase(typed.strip())).findFirst();
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
        for (var choice : tender.choices()) measure(tender, choice, answer(bid, choice.measure()), rows);
        return List.of(new Sheet("Bid", rows));
    }

    private static void measure(Tender tender, Choice choice, Answer answer, List<List<Cell>> rows) {
        if (choice.kind() != MeasureKind.NARRATIVE)
            for (var quarter : tender.quarters()) {
                var typed = answer.targets().getOrDefault(quarter.toString(), Map.of());
                rows.add(row(choice.measure(), choice.name(), Question.HOW_MUCH, quarter.toString(),
                        typed.getOrDefault(field(choice.kind()), ""), typed.getOrDefault("whole", "")));
            }
        rows.add(row(choice.measure(), choice.name(), Question.DELIVERY, "", answer.delivery(), ""));
        rows.add(row(choice.measure(), choice.name(), Question.VERIFICATION, "", answer.verification(), ""));
    }

    private static List<Cell> row(
            String reference, String name, Question question, String quarter, String answer, String outOf) {
        return Stream.of(reference, name, question.words, quarter, answer, outOf).map(Cell::text).toList();
    }

    private static Answer answer(BidForm bid, String measure) {
        return bid.answers().getOrDefault(measure, new Answer(Map.of(), "", ""));
    }

    private static String field(MeasureKind kind) {
        return switch (kind) {
            case COUNT, POUNDS -> "amount";
            case SHARE -> "part";
            case YES_NO -> "answer";
            case NARRATIVE -> "words";
        };
    }

    /// The bid in the first sheet that has the columns, or every problem with its cell. What is merely unanswered is no
    /// problem here: it is one when the bid is handed in.
    public static Reading read(Tender tender, List<Sheet> sheets) {
        var found = sheets.stream()
                .map(sheet -> Columns.match(sheet, COLUMNS))
                .filter(columns -> columns.problems().stream().noneMatch(problem -> problem.cell().isEmpty()))
                .findFirst()
                .orElseGet(() -> Columns.match(
                        sheets.isEmpty() ? new Sheet("Bid", List.of()) : sheets.getFirst(), COLUMNS));
        return new Reader(tender, found).read();
    }

    private static final class Reader {

        private final Tender tender;
        private final Columns columns;
        private final List<CellProblem> problems;
        private final Map<Question, String> bidder = new HashMap<>();
        private final Map<String, Map<String, Map<String, String>>> targets = new LinkedHashMap<>();
        private final Map<String, Map<Question, String>> words = new LinkedHashMap<>();
        /// Where each field of the form stands, so that what the form finds wrong is shown at its cell.
        private final Map<String, Columns.Row> places = new HashMap<>();

        Reader(Tender tender, Columns columns) {
            this.tender = tender;
            this.columns = columns;
            this.problems = new ArrayList<>(columns.problems());
        }

        Reading read() {
            if (problems.isEmpty()) columns.rows().forEach(this::row);
            var bid = bid();
            if (bid.check(tender) instanceof Checked.Invalid<Bid>(var wrong))
                for (var problem : wrong) {
                    var row = places.get(problem.field());
                    if (row != null)
                        problems.add(row.problem(
                                problem.field().endsWith("-whole") ? OUT_OF : ANSWER, "The answer cannot be read",
                                problem.message()));
                }
            return problems.isEmpty()
                    ? new Reading.Whole(bid)
                    : new Reading.Refused(problems, columns.withProblems(problems));
        }

        private BidForm bid() {
            var answers = new HashMap<String, Answer>();
            for (var choice : tender.choices()) {
                var said = words.getOrDefault(choice.measure(), Map.of());
                var promised = targets.getOrDefault(choice.measure(), Map.of());
                if (said.isEmpty() && promised.isEmpty()) continue;
                answers.put(choice.measure(), new Answer(
                        promised, said.getOrDefault(Question.DELIVERY, ""),
                        said.getOrDefault(Question.VERIFICATION, "")));
            }
            return new BidForm(
                    bidder.getOrDefault(Question.NAME, ""), bidder.getOrDefault(Question.SCHEME, ""),
                    bidder.getOrDefault(Question.NUMBER, ""), bidder.getOrDefault(Question.SIZE, ""), answers);
        }

        private void row(Columns.Row row) {
            var question = Question.read(row.text(QUESTION));
            if (question.isEmpty())
                problems.add(row.problem(QUESTION, "There is no such question", "Leave the questions as they were"));
            else if (question.get().ofBidder()) ofBidder(row, question.get());
            else tender.choice(row.text(REFERENCE)).ifPresentOrElse(
                    choice -> ofMeasure(row, choice, question.get()),
                    () -> problems.add(row.problem(
                            REFERENCE, "The tender does not ask for “" + row.text(REFERENCE) + "”",
                            "Leave the references as they were")));
        }

        private void ofBidder(Columns.Row row, Question question) {
            var typed = row.text(ANSWER);
            if (question == Question.SIZE)
                typed = Stream.of(Size.values()).map(Size::name).filter(typed::equalsIgnoreCase).findFirst()
                        .orElse(typed);
            if (!typed.isEmpty()) once(row, question.name().toLowerCase(java.util.Locale.ROOT));
            bidder.merge(question, typed, (before, after) -> before.isEmpty() ? after : before);
        }

        private void ofMeasure(Columns.Row row, Choice choice, Question question) {
            if (question == Question.HOW_MUCH) {
                target(row, choice);
                return;
            }
            var typed = row.text(ANSWER);
            if (typed.isEmpty()) return;
            once(row, choice.measure() + "-" + question.name().toLowerCase(java.util.Locale.ROOT));
            words.computeIfAbsent(choice.measure(), _ -> new HashMap<>()).putIfAbsent(question, typed);
        }

        private void target(Columns.Row row, Choice choice) {
            var quarter = row.text(QUARTER);
            var fields = new TreeMap<String, String>();
            if (!row.text(ANSWER).isEmpty()) fields.put(field(choice.kind()), row.text(ANSWER));
            if (choice.kind() == MeasureKind.SHARE && !row.text(OUT_OF).isEmpty()) fields.put("whole", row.text(OUT_OF));
            if (fields.isEmpty()) return;
            if (choice.kind() == MeasureKind.NARRATIVE)
                problems.add(row.problem(ANSWER, "A narrative has no quantity", "Delete this row"));
            else if (tender.quarters().stream().noneMatch(each -> each.toString().equals(quarter)))
                problems.add(row.problem(QUARTER, "“" + quarter + "” is not a quarter of this contract",
                        "Leave the quarters as they were"));
            else {
                for (var field : choice.kind() == MeasureKind.SHARE
                        ? List.of("part", "whole")
                        : List.of(field(choice.kind())))
                    once(row, choice.measure() + "-" + quarter + "-" + field);
                targets.computeIfAbsent(choice.measure(), _ -> new TreeMap<>()).putIfAbsent(quarter, fields);
            }
        }

        private void once(Columns.Row row, String field) {
            if (places.putIfAbsent(field, row) != null)
                problems.add(row.problem(ANSWER, "This question is answered twice", "Keep the answer that counts"));
        }
    }
}
