package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFindings.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.report.receipt.ReceiptLog.Tied;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recomputes a receipt from its own text, with no database and with code of its own, written from
/// `docs/receipts.md` and `docs/ledger.md`. It shares nothing with the part that makes receipts.
final class ReceiptVerifier {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String FORM = "tallystick receipt 3";
    private static final List<String> OLDER = List.of("tallystick receipt 1", "tallystick receipt 2");

    private final JsonNode receipt;
    private final String part;
    private final String kind;
    private final @Nullable Below below;
    private final ReceiptFindings found = new ReceiptFindings();
    private final Set<String> counted = new HashSet<>();
    private int inputs;
    private int entries;
    private @Nullable Tied tied;

    /// Where the receipts of parts are, by their addresses without the site's name.
    @FunctionalInterface
    interface Below {
        byte[] receipt(String address);
    }

    /// What was found.
    ///
    /// @param words what the receipt is of, from fields that were checked; empty where it cannot be
    ///   read
    /// @param tied the log that its entries are in; null where nothing ties them to one
    /// @param faults each difference, as a sentence that names its place
    /// @param unable what is missing that would be needed to tell
    /// @param unchecked what nothing in the log says
    record Outcome(
            String words,
            int inputs,
            int parts,
            int entries,
            @Nullable Tied tied,
            List<String> faults,
            List<String> unable,
            List<String> unchecked) {

        boolean agrees() {
            return faults.isEmpty() && unable.isEmpty() && tied != null;
        }

        /// 0 where it agrees, 1 where it does not, 2 where that is open.
        int exit() {
            return !faults.isEmpty() ? 1 : agrees() ? 0 : 2;
        }
    }

    private ReceiptVerifier(JsonNode receipt, @Nullable Below below) {
        this.below = below;
        this.receipt = receipt;
        this.part = text(receipt.path("figure"), "part");
        this.kind = text(receipt.path("measure"), "kind");
    }

    static Outcome verify(byte[] json, Trusted trusted) {
        return verify(json, trusted, null);
    }

    /// @param below where the receipts of parts are, so that they are verified too; null where they
    ///   cannot be had
    static Outcome verify(byte[] json, Trusted trusted, @Nullable Below below) {
        JsonNode read;
        try {
            read = JSON.readTree(json);
        } catch (JacksonException broken) {
            return unable("This is not a receipt: it is not JSON, or it was damaged on the way.");
        }
        var form = text(read, "form");
        if (OLDER.contains(form))
            return unable(
                    "This receipt is of an older form, “%s”, which has no proof in it. Fetch it again from its site: %s"
                            .formatted(form, text(read.path("figure"), "address")));
        if (!form.equals(FORM))
            return unable(
                    "This is not a receipt that this version knows: its form is “%s”, not “%s”.".formatted(form, FORM));
        return new ReceiptVerifier(read, below).outcome(trusted);
    }

    private static Outcome unable(String because) {
        return new Outcome("", 0, 0, 0, null, List.of(), List.of(because), List.of());
    }

    private Outcome outcome(Trusted trusted) {
        found.shape(receipt);
        var log = ReceiptLog.read(receipt.path("ledger"), trusted, found);
        var thread = new ReceiptThread(receipt, log.entries(), found);
        tied = log.tied();
        entries = log.entries().size();
        inputs = receipt.path("inputs").size();
        var subtotals = receipt.path("subtotals");
        var whole = new ArrayList<ReceiptSum>();
        for (var input : receipt.path("inputs")) input(thread, input, whole);
        thread.nothingElse();
        for (var subtotal : subtotals) {
            var amount = amount(ReceiptParts.place(subtotal), text(subtotal, "amount"));
            if (amount != null) whole.add(amount);
        }
        ReceiptParts.check(receipt, found);
        count(inputs, subtotals);
        var shown = result(whole);
        var words = new ReceiptWords(receipt);
        words.check(receipt, found);
        beyond(trusted, subtotals);
        var unit = text(receipt.path("measure"), "unit");
        var titled = !receipt.path("inputs").isEmpty()
                && found.unchecked().stream().noneMatch(each -> each.startsWith("titles of contracts"));
        return new Outcome(
                words.proven(titled) + ": " + shown
                        + (unit.isEmpty() || whole.isEmpty() ? "" : " (unit: " + unit + ")"),
                inputs,
                subtotals.size(),
                entries,
                tied,
                found.faults(),
                found.unable(),
                found.unchecked());
    }

    /// What nobody can tell from this file alone.
    private void beyond(Trusted trusted, JsonNode parts) {
        found.unchecked(
                "when it was made (%s) and by whom (%s)".formatted(text(receipt, "madeAt"), text(receipt, "maker")));
        found.unchecked("what the framework is called, and the number of its edition (%s, %s)"
                .formatted(text(receipt.path("measure"), "framework"), text(receipt.path("measure"), "number")));
        var figure = receipt.path("figure");
        if (!List.of("ALL", "CONTRACT").contains(text(figure, "scope"))
                && !text(figure, "of").isEmpty())
            found.unchecked("that %s is called “%s”".formatted(text(figure, "of"), text(figure, "name")));
        if (inputs == 0) found.unchecked("the unit of the measure, which the entries below it say");
        if (!parts.isEmpty() && below != null) for (var each : parts) part(below, each, trusted);
        else if (!parts.isEmpty())
            found.unable(
                    "It lists what %,d parts add. Give its address in place of the file, and their receipts are verified too."
                            .formatted(parts.size()));
        else if (inputs == 0)
            found.unable(
                    "It lists nothing, and no receipt can show that nothing is missing. Use tallystick audit, which reads the whole log.");
    }

    /// A part's own receipt is of what it is said to be, and agrees.
    private void part(Below there, JsonNode part, Trusted trusted) {
        var place = ReceiptParts.place(part);
        var address = text(part, "receipt");
        var json = there.receipt(address);
        var own = verify(json, trusted, there);
        own.faults().forEach(fault -> found.fault(place + fault));
        own.unable().forEach(reason -> found.unable(place + reason));
        own.unchecked().forEach(found::unchecked);
        if (!own.faults().isEmpty() || own.words().isEmpty()) return;
        var read = JSON.readTree(json);
        found.same(place, "the address in its receipt", address, text(read.path("figure"), "address"));
        found.same(
                place, "what it adds, against its receipt", text(read.path("result"), "exact"), text(part, "amount"));
        found.same(place, "how many inputs it has, against its receipt", text(read, "count"), text(part, "count"));
        if (!read.path("measure").equals(receipt.path("measure")))
            found.fault(place + "its receipt is of another measure.");
        inputs += own.inputs();
        entries += own.entries();
        tied = own.tied();
    }

    private void input(ReceiptThread thread, JsonNode input, List<ReceiptSum> whole) {
        var place =
                "Input %s (%s, %s): ".formatted(text(input, "number"), text(input, "title"), text(input, "quarter"));
        found.same(place, "its number", String.valueOf(whole.size() + 1), text(input, "number"));
        var amount = amount(place, text(input, "amount"));
        if (amount == null) return;
        whole.add(amount);
        belongs(place, input);
        thread.check(place, input);
    }

    private @Nullable ReceiptSum amount(String place, String text) {
        var amount = ReceiptSum.read(text);
        if (amount == null || !amount.suits(kind)) {
            found.fault(place + "“" + text + "” is not an amount of this kind.");
            return null;
        }
        return amount;
    }

    /// Whether it is in the figure's quarters and contracts, once.
    private void belongs(String place, JsonNode input) {
        var figure = receipt.path("figure");
        var quarter = text(input, "quarter");
        var from = text(figure, "from");
        if (!quarter.matches("[0-9]{4}-Q[1-4]")
                || !from.isEmpty() && quarter.compareTo(from) < 0
                || !from.isEmpty() && quarter.compareTo(text(figure, "to")) > 0)
            found.fault(place + "its quarter is not one of the figure's.");
        else if (part.equals("DUE") && !over(quarter, text(figure, "asAt")))
            found.fault(place + "its quarter was not over on that day, so nothing was due.");
        if (!counted.add(text(input, "commitment") + " " + quarter))
            found.fault(place + "the same commitment and quarter are counted twice.");
        if (!text(input, "contract").replace("-", "").startsWith(text(figure, "contracts")))
            found.fault(place + "its contract is not in this part of the figure.");
    }

    private void count(int inputs, JsonNode subtotals) {
        var sum = BigDecimal.valueOf(inputs);
        for (var each : subtotals) {
            var more = ReceiptSum.read(text(each, "count"));
            if (more != null) sum = sum.add(more.part());
        }
        found.same("Count: ", "how many inputs there are", sum.toPlainString(), text(receipt, "count"));
    }

    private String result(List<ReceiptSum> whole) {
        var result = receipt.path("result");
        var sum = whole.stream().reduce(ReceiptSum::plus).orElse(null);
        var exact = sum == null ? "" : sum.exact();
        var shown = sum == null ? ReceiptWords.nothing(part) : sum.shown(kind);
        found.same("Result: ", "the sum of the inputs", exact, text(result, "exact"));
        found.same("Result: ", "the figure as shown", shown, text(result, "shown"));
        return shown;
    }

    static boolean over(String quarter, String day) {
        var next = LocalDate.of(
                        Integer.parseInt(quarter.substring(0, 4)), Integer.parseInt(quarter.substring(6)) * 3 - 2, 1)
                .plusMonths(3);
        return next.toString().compareTo(day) <= 0;
    }
}
