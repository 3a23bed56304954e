package org.tallystick.procurement.bid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.SpreadRules;
import org.tallystick.procurement.bid.BidForm.Answer;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;

/// The bidder's pages and the bid: each page changes its own part of a [BidForm], as typed.
final class BidTyped {

    private static final String EVENLY = "evenly";

    private BidTyped() {}

    /// The fields of a quantity of this kind, as [Quantity#read] names them.
    public static List<String> parts(MeasureKind kind) {
        return switch (kind) {
            case COUNT, POUNDS -> List.of("amount");
            case SHARE -> List.of("part", "whole");
            case YES_NO -> List.of("answer");
            case NARRATIVE -> List.of();
        };
    }

    static BidForm about(PostedForm sent, BidForm before) {
        return new BidForm(
                sent.text("name"),
                sent.text("scheme"),
                sent.text("number"),
                sent.text("size"),
                sent.text("email"),
                before.answers());
    }

    static BidForm with(BidForm before, String measure, Answer answer) {
        var answers = new HashMap<>(before.answers());
        answers.put(measure, answer);
        return new BidForm(before.name(), before.scheme(), before.number(), before.size(), before.email(), answers);
    }

    /// The answer to one measure. A total that cannot be read cannot be spread, and is a problem.
    static Answer answer(PostedForm sent, Choice choice, List<Quarter> quarters, List<Problem> problems) {
        var measure = choice.measure();
        var evenly = choice.kind() == MeasureKind.YES_NO
                || sent.text(measure + "-spread").equals(EVENLY);
        return new Answer(
                evenly ? spread(sent, choice, quarters, problems) : byQuarter(sent, choice, quarters),
                sent.text(measure + "-delivery"),
                sent.text(measure + "-verification"));
    }

    private static Map<String, Map<String, String>> byQuarter(PostedForm sent, Choice choice, List<Quarter> quarters) {
        var targets = new TreeMap<String, Map<String, String>>();
        for (var quarter : quarters) {
            var typed = typed(sent, choice, quarter.toString());
            if (!typed.isEmpty()) targets.put(quarter.toString(), typed);
        }
        return targets;
    }

    private static Map<String, String> typed(PostedForm sent, Choice choice, String when) {
        var typed = new HashMap<String, String>();
        for (var part : parts(choice.kind())) {
            var text = sent.text(choice.measure() + "-" + when + "-" + part);
            if (!text.isEmpty()) typed.put(part, text);
        }
        return typed;
    }

    private static Map<String, Map<String, String>> spread(
            PostedForm sent, Choice choice, List<Quarter> quarters, List<Problem> problems) {
        var typed = typed(sent, choice, "total");
        if (typed.isEmpty()) return Map.of();
        return switch (Quantity.read(choice.kind(), typed)) {
            case Checked.Valid<Quantity>(var total) -> SpreadRules.evenly(total, quarters);
            case Checked.Invalid<Quantity>(var wrong) -> {
                for (var problem : wrong)
                    problems.add(new Problem(choice.measure() + "-total-" + problem.field(), problem.message()));
                yield Map.of();
            }
        };
    }

    /// The fields of one measure's page.
    static Map<String, Object> typed(BidForm form, Choice choice, List<Quarter> quarters) {
        var measure = choice.measure();
        var answer = form.answers().getOrDefault(measure, new Answer(Map.of(), "", ""));
        var typed = new LinkedHashMap<String, Object>();
        answer.targets()
                .forEach((quarter, fields) ->
                        fields.forEach((part, text) -> typed.put(measure + "-" + quarter + "-" + part, text)));
        var total = total(answer, choice, quarters);
        typed.put(measure + "-spread", total.isPresent() || answer.targets().isEmpty() ? EVENLY : "quarters");
        total.ifPresent(all -> fields(all).forEach((part, text) -> typed.put(measure + "-total-" + part, text)));
        typed.put(measure + "-delivery", answer.delivery());
        typed.put(measure + "-verification", answer.verification());
        return typed;
    }

    /// What was promised, to be checked: the total where it is spread evenly, else each quarter; as
    /// typed where it cannot be read.
    public static List<String> promised(Choice choice, Answer answer, List<Quarter> quarters) {
        var even = total(answer, choice, quarters);
        if (even.isPresent())
            return List.of(TenderFigures.shown(choice, even.get())
                    + (quarters.size() > 1 ? " in all, spread evenly over " + quarters.size() + " quarters" : ""));
        var lines = new ArrayList<String>();
        for (var quarter : quarters) {
            var typed = answer.targets().getOrDefault(quarter.toString(), Map.of());
            if (typed.isEmpty()) continue;
            lines.add(quarter.inWords()
                    + ": "
                    + switch (Quantity.read(choice.kind(), typed)) {
                        case Checked.Valid<Quantity>(var read) -> TenderFigures.shown(choice, read);
                        case Checked.Invalid<Quantity> _ -> String.join(" / ", typed.values());
                    });
        }
        return lines;
    }

    /// The promise for the whole contract, where the quarters are an even spread of it.
    private static Optional<Quantity> total(Answer answer, Choice choice, List<Quarter> quarters) {
        var read = answer.targets().values().stream()
                .map(fields -> Quantity.read(choice.kind(), fields))
                .toList();
        if (read.stream().anyMatch(Checked.Invalid.class::isInstance)) return Optional.empty();
        return SpreadRules.total(read.stream()
                        .flatMap(each -> each instanceof Checked.Valid<Quantity>(var quantity)
                                ? java.util.stream.Stream.of(quantity)
                                : java.util.stream.Stream.empty())
                        .toList())
                .filter(sum -> SpreadRules.evenly(sum, quarters).equals(answer.targets()));
    }

    private static Map<String, String> fields(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Count(var amount) -> Map.of("amount", amount.toPlainString());
            case Quantity.Pounds(var amount) -> Map.of("amount", amount.toPlainString());
            case Quantity.Share(var part, var whole) ->
                Map.of("part", part.toPlainString(), "whole", whole.toPlainString());
            case Quantity.YesNo(var yes) -> Map.of("answer", yes ? "yes" : "no");
            case Quantity.Narrative _ -> Map.of();
        };
    }

    /// A bid in words, for holding two beside each other.
    static Map<String, String> shown(BidForm form) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("Organisation", form.name());
        shown.put("Register", (form.scheme() + " " + form.number()).strip());
        shown.put("Size", form.size());
        shown.put("E-mail", form.email());
        new TreeMap<>(form.answers()).forEach((measure, answer) -> {
            shown.put(measure + ", how much", answer.targets().toString());
            shown.put(measure + ", delivery", answer.delivery());
            shown.put(measure + ", verification", answer.verification());
        });
        return shown;
    }
}
