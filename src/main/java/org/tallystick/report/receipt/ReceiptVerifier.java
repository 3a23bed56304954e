package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFacts.over;
import static org.tallystick.report.receipt.ReceiptFacts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.report.receipt.ReceiptFacts.Entry;
import org.tallystick.report.receipt.ReceiptFacts.Sum;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recomputes a receipt from its own text, with no database and with code of its own, written from
/// `docs/receipts.md` and `docs/ledger.md`. It shares nothing with the part that makes receipts.
final class ReceiptVerifier {

    private static final List<String> GRADES = List.of("ASSERTED", "DOCUMENTED", "CONFIRMED", "AUDITED");

    private static final List<String> FORMS = List.of("tallystick receipt 1", "tallystick receipt 2");

    private final JsonNode receipt;
    private final String part;
    private final String kind;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /// What was found: each difference as a sentence that names its place; none where all agrees.
    record Outcome(String words, String shown, int inputs, int parts, int entries, long waiting, List<String> faults) {
        boolean agrees() {
            return faults.isEmpty();
        }
    }

    private ReceiptVerifier(JsonNode receipt) {
        this.receipt = receipt;
        this.part = text(receipt.path("figure"), "part");
        this.kind = text(receipt.path("measure"), "kind");
    }

    /// @param head one that is known from elsewhere, as NUMBER:HASH; null for none
    static Outcome verify(byte[] json, @Nullable String head) {
        JsonNode read;
        try {
            read = JsonMapper.shared().readTree(json);
        } catch (JacksonException broken) {
            return refused("This is not JSON: " + broken.getOriginalMessage());
        }
        if (!FORMS.contains(text(read, "form")))
            return refused("This is not a receipt that this version knows: its form is “"
                    + text(read, "form")
                    + "”, not “tallystick receipt 1” or “tallystick receipt 2”.");
        return new ReceiptVerifier(read).outcome(head);
    }

    private static Outcome refused(String because) {
        return new Outcome("", "", 0, 0, 0, 0, List.of(because));
    }

    private Outcome outcome(@Nullable String head) {
        var ledger = ReceiptFacts.read(receipt.path("ledger"), head, faults);
        for (var entry : ledger)
            entries.computeIfAbsent(entry.about(), about -> new ArrayList<>()).add(entry);
        var inputs = receipt.path("inputs");
        var subtotals = receipt.path("subtotals");
        var whole = new ArrayList<Sum>();
        for (var input : inputs) input(input, whole);
        for (var subtotal : subtotals) {
            var amount = amount(ReceiptParts.place(subtotal), text(subtotal, "amount"));
            if (amount != null) whole.add(amount);
        }
        ReceiptParts.check(receipt, faults);
        count(inputs.size(), subtotals);
        result(whole);
        ReceiptWords.check(receipt, part, faults);
        return new Outcome(
                text(receipt.path("figure"), "words"),
                text(receipt.path("result"), "shown"),
                inputs.size(),
                subtotals.size(),
                ledger.size(),
                ledger.stream().filter(entry -> !entry.sealed()).count(),
                List.copyOf(faults));
    }

    private void input(JsonNode input, List<Sum> whole) {
        var place =
                "Input %s (%s, %s): ".formatted(text(input, "number"), text(input, "title"), text(input, "quarter"));
        var amount = amount(place, text(input, "amount"));
        if (amount == null) return;
        whole.add(amount);
        belongs(place, input);
        if (part.equals("PROMISED") || part.equals("DUE")) promised(place, input);
        else claimed(place, input);
        if (part.equals("VERIFIED")) verified(place, input);
    }

    private @Nullable Sum amount(String place, String text) {
        var amount = Sum.read(text);
        if (amount == null || !amount.suits(kind)) {
            faults.add(place + "“" + text + "” is no amount of this kind.");
            return null;
        }
        return amount;
    }

    /// Whether it is an input of this figure at all, once, of a contract in its scope.
    private void belongs(String place, JsonNode input) {
        var figure = receipt.path("figure");
        var measure = receipt.path("measure");
        same(place, "the measure", text(measure, "reference"), text(input, "measure"));
        same(place, "the framework edition", text(measure, "edition"), text(input, "edition"));
        var quarter = text(input, "quarter");
        var from = text(figure, "from");
        if (!quarter.matches("[0-9]{4}-Q[1-4]")
                || !from.isEmpty() && quarter.compareTo(from) < 0
                || !from.isEmpty() && quarter.compareTo(text(figure, "to")) > 0)
            faults.add(place + "its quarter is not one of the figure's.");
        else if (part.equals("DUE") && !over(quarter, text(figure, "asAt")))
            faults.add(place + "its quarter was not over on that day, so nothing was due.");
        if (!counted.add(text(input, "commitment") + " " + quarter))
            faults.add(place + "the same commitment and quarter are counted twice.");
        var opened = entry(place, "commitment " + text(input, "commitment"), "commitment opened");
        if (opened != null) {
            fact(place, opened, "contract", text(input, "contract"));
            fact(place, opened, "edition", text(input, "edition"));
            fact(place, opened, "measure", text(input, "measure"));
        }
        var contract = "contract " + text(input, "contract");
        var begun = entry(place, contract, "contract begun");
        var scope = text(figure, "scope");
        if (begun != null && List.of("PLACE", "BUYER", "SUPPLIER").contains(scope))
            fact(place, begun, scope.toLowerCase(Locale.ROOT), text(figure, "of"));
        if (!text(input, "contract").replace("-", "").startsWith(text(figure, "contracts")))
            faults.add(place + "its contract is not in this part of the figure.");
        if (scope.equals("CONTRACT")) same(place, "the contract", text(figure, "of"), text(input, "contract"));
        entry(place, contract, "commitments confirmed");
    }

    /// The target is the one last agreed.
    private void promised(String place, JsonNode input) {
        var quarter = text(input, "quarter");
        var target = "";
        for (var entry : about("commitment " + text(input, "commitment"))) {
            var facts = entry.facts();
            if (entry.act().equals("commitment opened")) target = facts.getOrDefault("target " + quarter, "");
            if (entry.act().equals("target changed") && quarter.equals(facts.get("quarter")))
                target = facts.getOrDefault("target", "");
        }
        same(place, "what it adds, against the target in the ledger", target, text(input, "amount"));
    }

    /// What it adds is its claim, and the claim is what the return stated.
    private void claimed(String place, JsonNode input) {
        same(place, "what it adds, against its claim", text(input, "claim"), text(input, "amount"));
        var id = text(input, "submitted");
        var submitted = submitted(place, id);
        if (submitted == null) return;
        fact(place, submitted, "contract", text(input, "contract"));
        fact(place, submitted, "quarter", text(input, "quarter"));
        fact(place, submitted, "claim " + text(input, "commitment"), text(input, "claim"));
        for (var some : entries.values())
            for (var entry : some)
                if (id.equals(entry.facts().get("replaces")))
                    faults.add(place + "its return was corrected by another, so it does not stand.");
    }

    private @Nullable Entry submitted(String place, String id) {
        for (var entry : about("return " + id))
            if (entry.act().equals("return submitted") || entry.act().equals("return corrected")) return entry;
        faults.add(place + "the receipt has no ledger entry of its return " + id + ".");
        return null;
    }

    /// The decision accepted this claim, on evidence of the grade asked for or better.
    private void verified(String place, JsonNode input) {
        same(place, "its state", "VERIFIED", text(input, "state"));
        var decision = entry(place, "verification " + text(input, "decision"), "claim accepted");
        if (decision == null) return;
        fact(place, decision, "commitment", text(input, "commitment"));
        fact(place, decision, "evidence", text(input, "grade"));
        for (var opened : about("commitment " + text(input, "commitment"))) {
            var asked = opened.facts().get("evidence asked");
            if (asked != null && GRADES.indexOf(text(input, "grade")) < GRADES.indexOf(asked))
                faults.add(place + "the evidence found is below the grade asked, " + asked + ".");
        }
        var least = text(receipt.path("figure"), "evidence");
        if (GRADES.indexOf(text(input, "grade")) < GRADES.indexOf(least))
            faults.add(place + "the evidence found is below the grade that counts, " + least + ".");
        var checked = Objects.requireNonNullElse(decision.facts().get("return"), "");
        var at = text(input, "submitted");
        for (var steps = 0; !at.equals(checked) && steps < 100; steps++) {
            var here = submitted(place, at);
            var before = here == null ? null : here.facts().get("replaces");
            if (before == null) {
                faults.add(place + "the decision is about another return, " + checked + ".");
                return;
            }
            at = before;
        }
        var decided = submitted(place, checked);
        if (decided != null) fact(place, decided, "claim " + text(input, "commitment"), text(input, "claim"));
    }

    private void count(int inputs, JsonNode subtotals) {
        var sum = BigDecimal.valueOf(inputs);
        for (var each : subtotals) {
            var more = Sum.read(text(each, "count"));
            if (more != null) sum = sum.add(more.part());
        }
        same("Count: ", "how many inputs there are", sum.toPlainString(), text(receipt, "count"));
    }

    private void result(List<Sum> whole) {
        var result = receipt.path("result");
        var formula = receipt.path("formula");
        var name = "sum of what is " + part.toLowerCase(Locale.ROOT);
        same("Formula: ", "its name", name, text(formula, "name"));
        same("Formula: ", "its version", "1", text(formula, "version"));
        var sum = whole.stream().reduce(Sum::plus).orElse(null);
        var exact = sum == null ? "" : sum.exact();
        var shown = sum == null ? ReceiptWords.missing(part) : sum.shown(kind);
        same("Result: ", "the sum of the inputs", exact, text(result, "exact"));
        same("Result: ", "the figure as shown", shown, text(result, "shown"));
    }

    private List<Entry> about(String thing) {
        return entries.getOrDefault(thing, List.of());
    }

    private @Nullable Entry entry(String place, String about, String act) {
        for (var entry : about(about)) if (entry.act().equals(act)) return entry;
        faults.add(place + "the receipt has no ledger entry “" + act + "” of " + about + ".");
        return null;
    }

    private void fact(String place, Entry entry, String name, String here) {
        var there = Objects.requireNonNullElse(entry.facts().get(name), "nothing");
        if (!there.equals(here))
            faults.add("%s%s is “%s” here, and “%s” in the ledger's entry “%s” (%s)."
                    .formatted(place, name, here, there, entry.act(), entry.place()));
    }

    private void same(String place, String what, String expected, String found) {
        ReceiptWords.same(faults, place, what, expected, found);
    }
}
