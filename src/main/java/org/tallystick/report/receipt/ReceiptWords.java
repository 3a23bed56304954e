package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFindings.text;
import static org.tallystick.report.receipt.ReceiptFindings.upper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The verifier's own words for what a receipt is of, from fields that it has checked: those of the
/// file have to be the same. Part of [ReceiptVerifier], which shares nothing with the part that makes
/// receipts.
final class ReceiptWords {

    private static final String ROUNDING =
            "Nothing is rounded in the sum. A percentage is rounded once, to one place, half up, when it is shown;"
                    + " pounds to the penny, half up.";

    private static final Map<String, String> TAKES = Map.of(
            "PROMISED",
            "Take the target of every promise in every quarter, as last agreed.",
            "DUE",
            "Take the target of every promise in each quarter that is over.",
            "CLAIMED",
            "Take what each return that stands claims, checked or not. A return that was corrected no longer"
                    + " stands.",
            "VERIFIED",
            "Take each claim of a return that stands, where whoever checked it accepted evidence of the grade"
                    + " that the contract asks for, or better.");

    private static final Map<String, String> ADDS = Map.of(
            "COUNT", "Add them up.",
            "POUNDS", "Add them up.",
            "SHARE", "Add the parts, add the wholes, and divide the one by the other.",
            "YES_NO", "Count those that say yes, out of all that answered.",
            "NARRATIVE", "Count the accounts.");

    private static final Map<String, String> NOTHING = Map.of(
            "PROMISED", "Nothing promised",
            "DUE", "Nothing due yet",
            "CLAIMED", "Nothing claimed yet",
            "VERIFIED", "Nothing verified yet");

    private final JsonNode figure;
    private final JsonNode measure;

    ReceiptWords(JsonNode receipt) {
        this.figure = receipt.path("figure");
        this.measure = receipt.path("measure");
    }

    /// How a figure without a number is written.
    static String nothing(String part) {
        return NOTHING.getOrDefault(part, "");
    }

    /// Whether the file's words, its formula and its address are those that its fields make.
    void check(JsonNode receipt, ReceiptFindings found) {
        var part = text(figure, "part");
        var kind = text(measure, "kind");
        if (!TAKES.containsKey(part)) found.fault("Figure: “" + part + "” is not a part that a figure has.");
        if (!ADDS.containsKey(kind)) found.fault("Measure: “" + kind + "” is not a kind that a measure has.");
        found.same("Figure: ", "its words", words(named()), text(figure, "words"));
        found.same("Figure: ", "its address", address(), text(figure, "address"));
        if (text(figure, "of").isEmpty()) found.same("Figure: ", "its name", "", text(figure, "name"));
        found.same("Rounding: ", "the rule", ROUNDING, text(receipt, "rounding"));
        var formula = receipt.path("formula");
        found.same("Formula: ", "its name", "sum of what is " + lower(part), text(formula, "name"));
        found.same("Formula: ", "its version", "1", text(formula, "version"));
        found.same("Formula: ", "its sentence", sentence(part, kind), text(formula, "sentence"));
        found.same(
                "Formula: ", "its source", "Tallystick, docs/receipts.md, section “Formulas”", text(formula, "source"));
        worth(receipt, found);
    }

    private String sentence(String part, String kind) {
        var least = text(figure, "evidence");
        var above = least.isEmpty()
                ? ""
                : " Of these, take those with evidence of the grade “%s”, or better.".formatted(upper(lower(least)));
        return Objects.requireNonNullElse(TAKES.get(part), "")
                + above
                + " "
                + Objects.requireNonNullElse(ADDS.get(kind), "")
                + " A missing figure is left out; it does not count as 0.";
    }

    /// The words with codes and ids, which the ledger has, in place of names, which it has not.
    ///
    /// @param titled whether the ledger says the contract's title
    String proven(boolean titled) {
        var of = text(figure, "of");
        return words(
                switch (text(figure, "scope")) {
                    case "PLACE" -> of.isEmpty() ? named() : ", in the place " + of;
                    case "BUYER" -> ", for the body " + of;
                    case "SUPPLIER" -> ", by the body " + of;
                    case "CONTRACT" -> titled ? named() : ", in the contract " + of;
                    default -> named();
                });
    }

    private String named() {
        var name = text(figure, "name");
        return switch (text(figure, "scope")) {
            case "ALL" -> ", all contracts";
            case "PLACE" -> text(figure, "of").isEmpty() ? ", where the place is not known" : ", in " + name;
            case "BUYER" -> ", for " + name;
            case "SUPPLIER" -> ", by " + name;
            case "CONTRACT" -> ", in the contract “" + name + "”";
            default -> " in no scope that a figure has";
        };
    }

    private String words(String scope) {
        var least = text(figure, "evidence");
        var contracts = text(figure, "contracts");
        return upper(lower(text(figure, "part")))
                + ": "
                + text(measure, "name")
                + scope
                + period()
                + (least.isEmpty() ? "" : ", on evidence of the grade “%s” or better".formatted(upper(lower(least))))
                + (contracts.isEmpty() ? "" : ", contracts whose id begins with " + contracts)
                + ", as at "
                + day(text(figure, "asAt"));
    }

    private String period() {
        var from = text(figure, "from");
        var to = text(figure, "to");
        if (from.isEmpty() && to.isEmpty()) return "";
        return from.equals(to) ? ", " + quarter(from) : ", " + quarter(from) + " until " + quarter(to);
    }

    private static String quarter(String written) {
        if (!written.matches("[0-9]{4}-Q[1-4]")) return "no quarter";
        var months = switch (written.charAt(6)) {
            case '1' -> "January to March ";
            case '2' -> "April to June ";
            case '3' -> "July to September ";
            default -> "October to December ";
        };
        return months + written.substring(0, 4);
    }

    private static String day(String written) {
        try {
            return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(LocalDate.parse(written));
        } catch (DateTimeException none) {
            return "no day";
        }
    }

    private String address() {
        var address = new StringBuilder("/receipts/%s/%s.json?edition=%s&measure=%s"
                .formatted(
                        lower(text(figure, "part")),
                        lower(text(figure, "scope")),
                        text(measure, "edition"),
                        encoded(text(measure, "reference"))));
        asked(address, "of", encoded(text(figure, "of")));
        asked(address, "from", text(figure, "from"));
        asked(address, "to", text(figure, "to"));
        asked(address, "asat", text(figure, "asAt"));
        asked(address, "evidence", lower(text(figure, "evidence")));
        asked(address, "contracts", text(figure, "contracts"));
        return address.toString();
    }

    private static void asked(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) address.append('&').append(name).append('=').append(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void worth(JsonNode receipt, ReceiptFindings found) {
        var worth = receipt.path("worth");
        if (worth.isNull()) return;
        found.unchecked("what one unit is said to be worth (£%s), and its source, prices, place and licence"
                .formatted(text(worth, "value")));
        found.same("£ value: ", "the units", text(receipt.path("result"), "exact"), text(worth, "units"));
        var units = ReceiptSum.read(text(worth, "units"));
        var value = ReceiptSum.read(text(worth, "value"));
        if (units == null || value == null) {
            found.fault("£ value: units or value is not a number.");
            return;
        }
        var pounds = new ReceiptSum(units.part().multiply(value.part()), null);
        var stated = ReceiptSum.read(text(worth, "pounds"));
        if (stated == null || stated.part().compareTo(pounds.part()) != 0)
            found.same("£ value: ", "units × value", pounds.exact(), text(worth, "pounds"));
        found.same("£ value: ", "as shown", pounds.shown("POUNDS"), text(worth, "shown"));
    }
}
