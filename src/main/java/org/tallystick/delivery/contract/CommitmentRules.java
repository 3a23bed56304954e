package org.tallystick.delivery.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Problem;

/// What a commitment needs before it can be added, confirmed or changed.
final class CommitmentRules {

    private CommitmentRules() {}

    static List<Problem> problems(
            Contract contract, Optional<Measure> measure, boolean held, Promise promise, String because) {
        var problems = new ArrayList<Problem>();
        if (measure.isEmpty())
            problems.add(new Problem("measure", "Choose a measure of the framework edition that the contract uses"));
        if (held)
            problems.add(new Problem("measure", "The contract already has this measure: change its targets instead"));
        if (because.isBlank())
            problems.add(new Problem("because", "Say where in the contract this is promised, and why it is added now"));
        measure.ifPresent(each -> problems.addAll(targets(contract, each.kind(), promise)));
        return problems;
    }

    private static List<Problem> targets(Contract contract, MeasureKind kind, Promise promise) {
        var problems = new ArrayList<Problem>();
        if (promise.targets().isEmpty() && kind != MeasureKind.NARRATIVE)
            problems.add(new Problem("targets", "Enter how much is due in at least one quarter"));
        promise.targets().forEach((quarter, target) -> {
            if (target.kind() != kind)
                problems.add(new Problem(
                        "targets", "Enter the target for " + quarter.inWords() + " as the measure states it"));
            if (!contract.quarters().contains(quarter))
                problems.add(new Problem(
                        "targets", quarter.inWords() + " is outside the contract: choose a quarter within it"));
        });
        return problems;
    }

    /// Nothing to confirm, or a commitment that is rated and has no bands, or bands that run the
    /// wrong way.
    static List<Problem> unconfirmable(List<Commitment> held, Map<UUID, Bands> bands) {
        if (held.isEmpty())
            return List.of(Problem.ofAll(
                    "Add at least one commitment before you confirm: without one there is nothing to report"));
        var problems = new ArrayList<Problem>();
        for (var commitment : held) {
            var agreed = bands.get(commitment.id());
            if (agreed == null && commitment.rated())
                problems.add(
                        new Problem("bands-" + commitment.id(), "Agree the bands for “" + commitment.name() + "”"));
            if (agreed != null && !agreed.runs(commitment.lessIsBetter()))
                problems.add(new Problem(
                        "bands-" + commitment.id(),
                        commitment.lessIsBetter()
                                ? "Less is better for “"
                                        + commitment.name()
                                        + "”: enter percentages that rise, like 100, 115, 150"
                                : "Enter percentages that fall for “" + commitment.name() + "”, like 100, 85, 50"));
        }
        return problems;
    }

    static List<Problem> unchangeable(Commitment commitment, boolean asked, Optional<Amount> target, String because) {
        var problems = new ArrayList<Problem>();
        if (!asked) problems.add(new Problem("quarter", "Choose a quarter within the contract"));
        if (target.filter(each -> each.kind() != commitment.kind()).isPresent())
            problems.add(new Problem("target", "Enter the target as the measure states it"));
        if (because.isBlank()) problems.add(new Problem("because", "Say why the target is changed, and who agreed"));
        return problems;
    }
}
