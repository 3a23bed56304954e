package org.tallystick.delivery.returns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Problem;

/// What a return must hold before it can be submitted. Evidence is never needed: a claim without it
/// can still be looked at, and is then found to be asserted.
final class ReturnRules {

    private ReturnRules() {}

    /// What is asked about a quantity that may be right and is seldom meant: a part above its
    /// whole.
    static Optional<String> doubt(Quantity quantity) {
        return quantity instanceof Quantity.Share(var part, var whole) && part.compareTo(whole) > 0
                ? Optional.of(
                        "%s is more than the whole, %s. Check both numbers. If they are right, tick “These figures are right”"
                                .formatted(Figures.plain(part), Figures.plain(whole)))
                : Optional.empty();
    }

    /// @param theirs what the other person saved, promise by promise
    static String savedMeanwhile(List<String> theirs) {
        return "Someone else saved this return while you had the page open. Your answers are below and not saved yet. They saved "
                + (theirs.isEmpty() ? "other files" : String.join("; ", theirs))
                + ". Change your answers if you need to, then save again to keep yours.";
    }

    /// @param asked the contract's commitments, by id
    /// @param shelf the files on the supplier's shelf among those attached
    static List<Problem> problems(Map<UUID, Commitment> asked, List<ClaimLine> lines, Set<UUID> shelf) {
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<UUID>();
        for (var line : lines) {
            var commitment = asked.get(line.commitment());
            if (commitment == null) {
                problems.add(Problem.ofAll(
                        "This return names a promise of another contract: open it again from your contracts"));
                continue;
            }
            if (!seen.add(commitment.id()))
                problems.add(Problem.ofAll("“" + commitment.name() + "” is there twice: report it once"));
            if (line.quantity().kind() != commitment.kind())
                problems.add(new Problem(
                        "amount-" + commitment.id(),
                        "Enter how much was delivered of “" + commitment.name() + "”, in " + commitment.unit()));
            else if (Amount.of(line.quantity()).part().signum() < 0 && !Measure.mayFall(commitment.unit()))
                problems.add(new Problem(
                        "amount-" + commitment.id(),
                        "Enter how much was delivered of “" + commitment.name() + "”, as a number of 0 or more"));
            if (line.done().isEmpty() && commitment.kind() != MeasureKind.NARRATIVE)
                problems.add(new Problem(
                        "done-" + commitment.id(), "Say in one line what was done for “" + commitment.name() + "”"));
            if (line.done().length() > ClaimLine.MOST)
                problems.add(new Problem(
                        "done-" + commitment.id(),
                        "Shorten what was done for “" + commitment.name() + "” to 500 characters"));
            if (!shelf.containsAll(line.evidence()))
                problems.add(new Problem(
                        "evidence-" + commitment.id(),
                        "Attach the files for “" + commitment.name() + "” again: one of them is not on your shelf"));
        }
        return problems;
    }
}
