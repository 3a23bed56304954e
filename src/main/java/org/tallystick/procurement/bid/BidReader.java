package org.tallystick.procurement.bid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.framework.MeasureKind;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Columns;
import org.tallystick.platform.organisation.Size;
import org.tallystick.procurement.bid.BidForm.Answer;
import org.tallystick.procurement.bid.BidSheets.Question;
import org.tallystick.procurement.bid.BidSheets.Reading;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.shared.Checked;

/// Reads one bid from its sheet's rows; [BidSheets] says what they hold.
final class BidReader {

    private final Tender tender;
    private final Columns columns;
    private final List<CellProblem> problems;
    private final Map<Question, String> bidder = new HashMap<>();
    private final Map<String, Map<String, Map<String, String>>> targets = new LinkedHashMap<>();
    private final Map<String, Map<Question, String>> words = new LinkedHashMap<>();

    /// Where each field of the form stands, so that what the form finds wrong is shown at its cell.
    private final Map<String, Columns.Row> places = new HashMap<>();

    BidReader(Tender tender, Columns columns) {
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
                            problem.field().endsWith("-whole") ? BidSheets.OUT_OF : BidSheets.ANSWER,
                            "The answer cannot be read",
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
            answers.put(
                    choice.measure(),
                    new Answer(
                            promised,
                            said.getOrDefault(Question.DELIVERY, ""),
                            said.getOrDefault(Question.VERIFICATION, "")));
        }
        return new BidForm(
                bidder.getOrDefault(Question.NAME, ""),
                bidder.getOrDefault(Question.SCHEME, ""),
                bidder.getOrDefault(Question.NUMBER, ""),
                bidder.getOrDefault(Question.SIZE, ""),
                bidder.getOrDefault(Question.EMAIL, ""),
                answers);
    }

    private void row(Columns.Row row) {
        var question = Question.read(row.text(BidSheets.QUESTION));
        if (question.isEmpty())
            problems.add(
                    row.problem(BidSheets.QUESTION, "There is no such question", "Leave the questions as they were"));
        else if (question.get().ofBidder()) ofBidder(row, question.get());
        else
            tender.choice(row.text(BidSheets.REFERENCE))
                    .ifPresentOrElse(
                            choice -> ofMeasure(row, choice, question.get()),
                            () -> problems.add(row.problem(
                                    BidSheets.REFERENCE,
                                    "The tender does not ask for “" + row.text(BidSheets.REFERENCE) + "”",
                                    "Leave the references as they were")));
    }

    private void ofBidder(Columns.Row row, Question question) {
        var typed = row.text(BidSheets.ANSWER);
        if (question == Question.SIZE)
            typed = Stream.of(Size.values())
                    .map(Size::name)
                    .filter(typed::equalsIgnoreCase)
                    .findFirst()
                    .orElse(typed);
        if (!typed.isEmpty()) once(row, question.name().toLowerCase(java.util.Locale.ROOT));
        bidder.merge(question, typed, (before, after) -> before.isEmpty() ? after : before);
    }

    private void ofMeasure(Columns.Row row, Choice choice, Question question) {
        if (question == Question.HOW_MUCH) {
            target(row, choice);
            return;
        }
        var typed = row.text(BidSheets.ANSWER);
        if (typed.isEmpty()) return;
        once(row, choice.measure() + "-" + question.name().toLowerCase(java.util.Locale.ROOT));
        words.computeIfAbsent(choice.measure(), _ -> new HashMap<>()).putIfAbsent(question, typed);
    }

    private void target(Columns.Row row, Choice choice) {
        var quarter = row.text(BidSheets.QUARTER);
        var fields = new TreeMap<String, String>();
        if (!row.text(BidSheets.ANSWER).isEmpty())
            fields.put(BidSheets.field(choice.kind()), row.text(BidSheets.ANSWER));
        if (choice.kind() == MeasureKind.SHARE && !row.text(BidSheets.OUT_OF).isEmpty())
            fields.put("whole", row.text(BidSheets.OUT_OF));
        if (fields.isEmpty()) return;
        if (choice.kind() == MeasureKind.NARRATIVE)
            problems.add(row.problem(BidSheets.ANSWER, "A narrative has no quantity", "Delete this row"));
        else if (tender.quarters().stream().noneMatch(each -> each.toString().equals(quarter)))
            problems.add(row.problem(
                    BidSheets.QUARTER,
                    "“" + quarter + "” is not a quarter of this contract",
                    "Leave the quarters as they were"));
        else {
            for (var field : choice.kind() == MeasureKind.SHARE
                    ? List.of("part", "whole")
                    : List.of(BidSheets.field(choice.kind())))
                once(row, choice.measure() + "-" + quarter + "-" + field);
            targets.computeIfAbsent(choice.measure(), _ -> new TreeMap<>()).putIfAbsent(quarter, fields);
        }
    }

    private void once(Columns.Row row, String field) {
        if (places.putIfAbsent(field, row) != null)
            problems.add(
                    row.problem(BidSheets.ANSWER, "This question is answered twice", "Keep the answer that counts"));
    }
}
