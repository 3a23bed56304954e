package org.tallystick.delivery.manager;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.delivery.contract.SpreadRules;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;

/// A promise that is added to a contract, as it was typed: for each quarter the fields of the
/// measure's kind ("amount-2025-Q1"), and what is common to all.
record PromiseForm(Measure measure, List<Quarter> quarters, PostedForm posted) {

    private List<String> parts() {
        return switch (measure.kind()) {
            case COUNT, POUNDS -> List.of("amount");
            case SHARE -> List.of("part", "whole");
            case YES_NO -> List.of("answer");
            case NARRATIVE -> List.of();
        };
    }

    Checked<Promise> check() {
        var problems = new ArrayList<Problem>();
        var targets = new TreeMap<Quarter, Quantity>();
        for (var quarter : quarters) {
            var typed = new HashMap<String, String>();
            for (var part : parts()) typed.put(part, posted.text(part + "-" + quarter));
            if (typed.values().stream().allMatch(String::isEmpty)) continue;
            switch (Quantity.read(measure.kind(), typed)) {
                case Checked.Valid<Quantity>(var target) -> targets.put(quarter, target);
                case Checked.Invalid<Quantity>(var wrong) ->
                    wrong.forEach(problem -> problems.add(new Problem(
                            problem.field() + "-" + quarter,
                            "Enter the target for " + quarter.inWords() + " as a number, or leave it" + " empty")));
            }
        }
        if (targets.isEmpty() && problems.isEmpty() && measure.kind() != MeasureKind.NARRATIVE)
            problems.add(new Problem(
                    parts().getFirst() + "-" + quarters.getFirst(), "Enter how much is due in at least one quarter"));
        if (!posted.has("because"))
            problems.add(new Problem("because", "Say where in the contract this is promised, and why it is added now"));
        var basis = Stream.of(Promise.Basis.values())
                .filter(each -> Keys.write(each).equals(posted.text("basis")))
                .findFirst();
        if (basis.isEmpty()) problems.add(new Problem("basis", "Choose whether the promise was scored or is a term"));
        return problems.isEmpty()
                ? new Checked.Valid<>(new Promise(
                        measure.reference(),
                        basis.orElseThrow(),
                        targets,
                        posted.text("words"),
                        posted.text("verification")))
                : new Checked.Invalid<>(problems);
    }

    /// What was typed, with the totals spread over the quarters; or what is wrong with the totals.
    Checked<Map<String, String>> spread() {
        var typed = new HashMap<>(posted.single());
        var problems = new ArrayList<Problem>();
        for (var part : parts()) {
            var total = Numbers.readPositive(posted.text("total-" + part));
            if (total.isEmpty()) {
                problems.add(new Problem("total-" + part, "Enter the total as a number, like 12 or 400"));
                continue;
            }
            // A share does not shrink with time: each quarter is due the same share.
            var each = measure.kind() == MeasureKind.SHARE
                    ? Collections.nCopies(quarters.size(), total.get())
                    : SpreadRules.evenly(total.get(), quarters.size());
            for (var i = 0; i < quarters.size(); i++)
                typed.put(part + "-" + quarters.get(i), each.get(i).toPlainString());
        }
        return problems.isEmpty() ? new Checked.Valid<>(typed) : new Checked.Invalid<>(problems);
    }
}
