package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFindings.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.report.receipt.ReceiptLog.Entry;
import tools.jackson.databind.JsonNode;

/// The verifier's check of one input against the entries of its thread: contract, promise, return,
/// decision. Part of [ReceiptVerifier], which shares nothing with the part that makes receipts.
final class ReceiptThread {

    private static final List<String> GRADES = List.of("ASSERTED", "DOCUMENTED", "CONFIRMED", "AUDITED");

    private static final Map<String, String> STATES =
            Map.of("claim queried", "QUERIED", "claim refused", "REFUSED", "claim accepted", "VERIFIED");

    private static final String OLDER = ", where entries of older versions do not say it";

    private final JsonNode receipt;
    private final JsonNode figure;
    private final ReceiptFindings found;
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /// @param inOrder the entries in the order of the log
    ReceiptThread(JsonNode receipt, List<Entry> inOrder, ReceiptFindings found) {
        this.receipt = receipt;
        this.figure = receipt.path("figure");
        this.found = found;
        for (var entry : inOrder)
            entries.computeIfAbsent(entry.about(), _ -> new ArrayList<>()).add(entry);
    }

    /// One input with the two entries on which it begins.
    private record Line(
            String place,
            JsonNode input,
            @Nullable Entry begun,
            @Nullable Entry opened) {}

    void check(String place, JsonNode input) {
        var line = new Line(
                place,
                input,
                entry(place, "contract " + text(input, "contract"), "contract begun"),
                entry(place, "commitment " + text(input, "commitment"), "commitment opened"));
        contract(line);
        promise(line);
        switch (text(figure, "part")) {
            case "PROMISED", "DUE" -> same(line, "what it adds, against the target", target(line), "amount");
            default -> same(line, "what it adds, against its claim", text(input, "claim"), "amount");
        }
        if (text(figure, "part").equals("VERIFIED")) same(line, "its state", "VERIFIED", "state");
        claim(line);
    }

    /// It is of a confirmed contract in the figure's scope.
    private void contract(Line line) {
        entry(line.place(), "contract " + text(line.input(), "contract"), "commitments confirmed");
        var scope = text(figure, "scope");
        var begun = line.begun();
        if (scope.equals("CONTRACT")) same(line, "the contract", text(figure, "of"), "contract");
        if (begun == null) return;
        if (List.of("PLACE", "BUYER", "SUPPLIER").contains(scope))
            fact(line, begun, scope.toLowerCase(Locale.ROOT), text(figure, "of"));
        if (begun.facts().containsKey("title")) {
            fact(line, begun, "title", text(line.input(), "title"));
            if (scope.equals("CONTRACT")) fact(line, begun, "title", text(figure, "name"));
        } else found.unchecked("titles of contracts" + OLDER);
    }

    /// It is a promise of the figure's measure.
    private void promise(Line line) {
        var measure = receipt.path("measure");
        same(line, "the measure", text(measure, "reference"), "measure");
        same(line, "the framework edition", text(measure, "edition"), "edition");
        var opened = line.opened();
        if (opened == null) return;
        for (var name : List.of("contract", "edition", "measure")) fact(line, opened, name, text(line.input(), name));
        for (var name : List.of("kind", "name", "unit"))
            if (opened.facts().containsKey(name)) fact(line, opened, name, text(measure, name));
            else if (name.equals("kind")) found.unchecked("the kind of the measure" + OLDER);
            else
                found.unchecked("name and unit of the measure, where entries of older versions do not say them, or its"
                        + " licence forbids it");
        if (line.begun() != null) after(line, opened, line.begun());
        acted(line, opened, line.begun(), "buyer");
    }

    /// The target is the one last agreed.
    private String target(Line line) {
        var quarter = text(line.input(), "quarter");
        var target = "";
        for (var entry : about("commitment " + text(line.input(), "commitment"))) {
            var facts = entry.facts();
            if (entry.act().equals("commitment opened")) target = facts.getOrDefault("target " + quarter, "");
            if (entry.act().equals("target changed") && quarter.equals(facts.get("quarter"))) {
                target = facts.getOrDefault("target", "");
                // The buyer's second officer agrees to it, or the supplier.
                acted(line, entry, line.begun(), bySupplier(entry, line.begun()) ? "supplier" : "buyer");
            }
        }
        return target;
    }

    /// The claim is what the return that holds states, and its state follows from the decision.
    private void claim(Line line) {
        var input = line.input();
        var id = text(input, "submitted");
        var submitted = id.isEmpty() ? null : submitted(line, id);
        if (submitted == null) {
            undecided(line, "");
            if (id.isEmpty()) same(line, "its claim", "", "claim");
            return;
        }
        fact(line, submitted, "contract", text(input, "contract"));
        fact(line, submitted, "quarter", text(input, "quarter"));
        if (line.opened() != null) after(line, submitted, line.opened());
        acted(line, submitted, line.begun(), "supplier");
        var claimed = submitted.facts().getOrDefault("claim " + text(input, "commitment"), "");
        same(line, "its claim, against the return", claimed, "claim");
        for (var some : entries.values())
            for (var entry : some)
                if (id.equals(entry.facts().get("replaces")))
                    found.fault(line.place() + "its return was corrected by another, so it no longer counts.");
        var earlier = submitted.facts().get("replaces");
        while (earlier != null && used.add("return " + earlier)) {
            var before = about("return " + earlier);
            earlier = before.isEmpty() ? null : before.getFirst().facts().get("replaces");
        }
        if (text(input, "decision").isEmpty()) undecided(line, claimed.isEmpty() ? "" : "SUBMITTED");
        else decided(line, submitted);
    }

    private void undecided(Line line, String state) {
        same(line, "its state", state, "state");
        same(line, "its grade of evidence", "", "grade");
        same(line, "its decision", "", "decision");
        same(line, "whether a decision was carried", "false", "carried");
    }

    private @Nullable Entry submitted(Line line, String id) {
        for (var entry : about("return " + id))
            if (entry.act().equals("return submitted") || entry.act().equals("return corrected")) return entry;
        found.fault(line.place() + "the receipt has no ledger entry of its return " + id + ".");
        return null;
    }

    private void decided(Line line, Entry submitted) {
        var input = line.input();
        var about = "verification " + text(input, "decision");
        var decision = about(about).stream()
                .filter(entry -> STATES.containsKey(entry.act()))
                .findFirst()
                .orElse(null);
        if (decision == null) {
            found.fault(line.place() + "the receipt has no ledger entry of its decision.");
            return;
        }
        fact(line, decision, "commitment", text(input, "commitment"));
        same(line, "its grade of evidence", decision.facts().getOrDefault("evidence", ""), "grade");
        same(line, "its state", state(line, decision), "state");
        acted(line, decision, line.begun(), "buyer");
        var least = text(figure, "evidence");
        if (GRADES.indexOf(text(input, "grade")) < GRADES.indexOf(least))
            found.fault(line.place() + "the evidence found is below the grade that counts, " + least + ".");
        var checked = decision.facts().getOrDefault("return", "");
        same(
                line,
                "whether a decision was carried",
                String.valueOf(!checked.equals(text(input, "submitted"))),
                "carried");
        if (!checked.equals(text(input, "submitted"))) {
            if (submitted.facts().containsKey("role"))
                fact(line, submitted, "carried " + text(input, "commitment"), text(input, "decision"));
            else found.unchecked("that a decision was brought along into a correction" + OLDER);
        }
        var back = followed(line, submitted, checked);
        if (back != null) about(line, decision, back);
    }

    private static String state(Line line, Entry decision) {
        var state = Objects.requireNonNull(STATES.get(decision.act()));
        var asked = line.opened() == null ? "" : line.opened().facts().getOrDefault("evidence asked", "");
        var grade = decision.facts().getOrDefault("evidence", "");
        return state.equals("VERIFIED") && GRADES.indexOf(grade) < GRADES.indexOf(asked) ? "CHECKED" : state;
    }

    /// The return that was decided on, from correction to correction; null where there is no way.
    private @Nullable Entry followed(Line line, Entry submitted, String checked) {
        var at = submitted;
        for (var steps = 0; !at.about().equals("return " + checked) && steps < 100; steps++) {
            var before = at.facts().get("replaces");
            if (before == null) {
                found.fault(line.place() + "the decision is about another return, " + checked + ".");
                return null;
            }
            var earlier = submitted(line, before);
            if (earlier == null) return null;
            at = earlier;
        }
        return at;
    }

    /// The decision is about this claim in these words.
    private void about(Line line, Entry decision, Entry decidedOn) {
        fact(line, decidedOn, "claim " + text(line.input(), "commitment"), text(line.input(), "claim"));
        after(line, decision, decidedOn);
        if (decision.facts().containsKey("return digest")) fact(line, decision, "return digest", decidedOn.digest());
        else found.unchecked("that a decision was made on these words of the return" + OLDER);
    }

    /// The body that had to act is the one that is said to have acted.
    private void acted(Line line, Entry entry, @Nullable Entry begun, String as) {
        if (begun == null) return;
        if (!entry.facts().containsKey("role")) found.unchecked("for which body somebody acted" + OLDER);
        else if (entry.facts().containsKey("body"))
            fact(line, entry, "body", begun.facts().getOrDefault(as, ""));
        else found.unchecked("for which body somebody acted, where the system itself did");
    }

    private static boolean bySupplier(Entry entry, @Nullable Entry begun) {
        return begun != null
                && entry.facts().containsKey("body")
                && entry.facts().get("body").equals(begun.facts().get("supplier"));
    }

    private void after(Line line, Entry later, Entry earlier) {
        if (later.index() >= 0 && later.index() < earlier.index())
            found.fault("%s%s is in the log before %s, on which it rests."
                    .formatted(line.place(), later.place(), earlier.place()));
    }

    /// Entries on which no input rests have no place in a receipt.
    void nothingElse() {
        entries.forEach((thing, some) -> {
            if (!used.contains(thing))
                found.fault(ReceiptFindings.upper(some.getFirst().place()) + ": no input rests on it.");
        });
    }

    private List<Entry> about(String thing) {
        used.add(thing);
        return entries.getOrDefault(thing, List.of());
    }

    private @Nullable Entry entry(String place, String about, String act) {
        for (var entry : about(about)) if (entry.act().equals(act)) return entry;
        found.fault(place + "the receipt has no ledger entry “" + act + "” of " + about + ".");
        return null;
    }

    private void fact(Line line, Entry entry, String name, String here) {
        var there = Objects.requireNonNullElse(entry.facts().get(name), "nothing");
        if (!there.equals(here))
            found.fault("%s%s is “%s” here, and “%s” in the ledger's entry “%s” (%s)."
                    .formatted(line.place(), name, here, there, entry.act(), entry.place()));
    }

    private void same(Line line, String what, String expected, String field) {
        found.same(line.place(), what, expected, text(line.input(), field));
    }
}
