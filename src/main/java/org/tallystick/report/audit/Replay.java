package org.tallystick.report.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the acts of the log come to, one after the other: contracts, promises, returns, decisions.
final class Replay {

    private static final List<String> GRADES = List.of("ASSERTED", "DOCUMENTED", "CONFIRMED", "AUDITED");

    private final Map<String, Contract> contracts = new TreeMap<>();
    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<String, Return> returns = new HashMap<>();
    private final Map<String, Decision> decisions = new HashMap<>();

    /// @param place its code; empty where it is not known
    record Contract(
            String id,
            String buyer,
            String supplier,
            String place,
            Map<String, Promise> promises,
            Map<String, String> standing,
            boolean confirmed) {}

    /// @param asked the grade of evidence
    /// @param targets by quarter, as last agreed
    record Promise(String edition, String measure, String asked, Map<String, String> targets) {}

    /// @param decided the last decision on each claim, by commitment
    /// @param older whether its entry does not say which decisions it brought along
    private record Return(LogEntry entry, Map<String, Decision> decided, boolean older) {}

    private record Decision(String act, String grade, String amount) {}

    /// One promise in one quarter, as figures add it up.
    ///
    /// @param claim null where nothing is claimed
    /// @param verified whether the claim was accepted on the evidence asked for; null where the log
    ///   does not tell
    record Line(
            Contract contract,
            Promise promise,
            String quarter,
            @Nullable String target,
            @Nullable String claim,
            @Nullable Boolean verified) {}

    void take(LogEntry entry) {
        switch (entry.act()) {
            case "contract begun" ->
                contracts.put(
                        entry.id(),
                        new Contract(
                                entry.id(),
                                entry.fact("buyer"),
                                entry.fact("supplier"),
                                entry.fact("place"),
                                new TreeMap<>(),
                                new HashMap<>(),
                                false));
            case "commitments confirmed" ->
                contracts.computeIfPresent(
                        entry.id(),
                        (id, old) -> new Contract(
                                id, old.buyer(), old.supplier(), old.place(), old.promises(), old.standing(), true));
            case "commitment opened" -> opened(entry);
            case "target changed" -> changed(entry);
            case "return submitted", "return corrected" -> returned(entry);
            case "claim accepted", "claim queried", "claim refused" -> decided(entry);
            default -> {
                // Says nothing about a figure of promises.
            }
        }
    }

    private void opened(LogEntry entry) {
        var targets = new TreeMap<String, String>();
        entry.facts().forEach((name, value) -> {
            if (name.startsWith("target ")) targets.put(name.substring("target ".length()), value);
        });
        var promise = new Promise(entry.fact("edition"), entry.fact("measure"), entry.fact("evidence asked"), targets);
        promises.put(entry.id(), promise);
        var contract = contracts.get(entry.fact("contract"));
        if (contract != null) contract.promises().put(entry.id(), promise);
    }

    private void changed(LogEntry entry) {
        var promise = promises.get(entry.id());
        if (promise == null) return;
        if (entry.fact("target").equals("none")) promise.targets().remove(entry.fact("quarter"));
        else promise.targets().put(entry.fact("quarter"), entry.fact("target"));
    }

    private void returned(LogEntry entry) {
        var decided = new HashMap<String, Decision>();
        entry.facts().forEach((name, value) -> {
            if (name.startsWith("carried ") && decisions.containsKey(value))
                decided.put(name.substring("carried ".length()), Objects.requireNonNull(decisions.get(value)));
        });
        returns.put(entry.id(), new Return(entry, decided, entry.optional("role") == null));
        var contract = contracts.get(entry.fact("contract"));
        if (contract != null) contract.standing().put(entry.fact("quarter"), entry.id());
    }

    private void decided(LogEntry entry) {
        var about = returns.get(entry.fact("return"));
        if (about == null) return;
        var commitment = entry.fact("commitment");
        var decision =
                new Decision(entry.act(), entry.fact("evidence"), about.entry().fact("claim " + commitment));
        decisions.put(entry.id(), decision);
        about.decided().put(commitment, decision);
    }

    /// The contracts that are public.
    List<Contract> confirmed() {
        return contracts.values().stream().filter(Contract::confirmed).toList();
    }

    /// Every promise of a public contract in every quarter that has a target or a claim.
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var contract : confirmed())
            contract.promises().forEach((commitment, promise) -> {
                var quarters = new TreeSet<>(promise.targets().keySet());
                quarters.addAll(contract.standing().keySet());
                for (var quarter : quarters) {
                    var standing = returns.get(contract.standing().getOrDefault(quarter, ""));
                    var claim = standing == null ? null : standing.entry().optional("claim " + commitment);
                    var target = promise.targets().get(quarter);
                    if (target != null || claim != null)
                        lines.add(new Line(
                                contract,
                                promise,
                                quarter,
                                target,
                                claim,
                                standing == null || claim == null
                                        ? Boolean.FALSE
                                        : verified(standing, commitment, promise, claim)));
                }
            });
        return lines;
    }

    private @Nullable Boolean verified(Return standing, String commitment, Promise promise, String claim) {
        var decision = standing.decided().get(commitment);
        if (decision != null)
            return decision.act().equals("claim accepted")
                    && GRADES.indexOf(decision.grade()) >= GRADES.indexOf(promise.asked());
        return standing.older() && mayBeCarried(standing, commitment, claim) ? null : Boolean.FALSE;
    }

    /// Whether an earlier return claimed the same and was accepted, so that this one may have brought
    /// the decision along: older entries do not say.
    private boolean mayBeCarried(Return standing, String commitment, String claim) {
        var before = returns.get(standing.entry().fact("replaces"));
        for (var steps = 0; before != null && steps < 100; steps++) {
            var decision = before.decided().get(commitment);
            if (decision != null)
                return decision.act().equals("claim accepted")
                        && decision.amount().equals(claim);
            before = returns.get(before.entry().fact("replaces"));
        }
        return false;
    }
}
