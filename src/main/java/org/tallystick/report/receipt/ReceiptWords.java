package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFacts.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tallystick.report.receipt.ReceiptFacts.Sum;
import tools.jackson.databind.JsonNode;

/// The verifier's check of a receipt's words and of the £ value beside its result. Part of
/// [ReceiptVerifier], which shares nothing with the part that makes receipts.
final class ReceiptWords {

    private ReceiptWords() {}

    static void check(JsonNode receipt, String part, List<String> faults) {
        worth(receipt, faults);
        words(receipt, part, faults);
    }

    /// How a figure without a number is written.
    static String missing(String part) {
        return switch (part) {
            case "PROMISED" -> "Nothing promised";
            case "DUE" -> "Nothing due yet";
            case "CLAIMED" -> "Nothing claimed yet";
            default -> "Nothing verified yet";
        };
    }

    private static void worth(JsonNode receipt, List<String> faults) {
        var worth = receipt.path("worth");
        if (!worth.isObject()) return;
        same(faults, "£ value: ", "the units", text(receipt.path("result"), "exact"), text(worth, "units"));
        var units = Sum.read(text(worth, "units"));
        var value = Sum.read(text(worth, "value"));
        if (units == null || value == null) faults.add("£ value: units or value is no number.");
        else {
            var pounds = new Sum(units.part().multiply(value.part()), null);
            var stated = Sum.read(text(worth, "pounds"));
            if (stated == null || stated.part().compareTo(pounds.part()) != 0)
                same(faults, "£ value: ", "units × value", pounds.exact(), text(worth, "pounds"));
            same(faults, "£ value: ", "as shown", pounds.shown("POUNDS"), text(worth, "shown"));
        }
    }

    /// The sentence names the part, the measure and the day that the figures name.
    private static void words(JsonNode receipt, String part, List<String> faults) {
        var figure = receipt.path("figure");
        var words = text(figure, "words");
        if (part.isEmpty()) return;
        var first = part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT);
        var begins = first + ": " + text(receipt.path("measure"), "name");
        String ends;
        try {
            var day = LocalDate.parse(text(figure, "asAt"));
            ends = ", as at "
                    + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(day);
        } catch (java.time.DateTimeException none) {
            ends = "a date";
        }
        if (!words.startsWith(begins) || !words.endsWith(ends))
            faults.add("Figure: its words, “" + words + "”, do not say what was added up.");
    }

    static void same(List<String> faults, String place, String what, String expected, String found) {
        if (!expected.equals(found))
            faults.add("%s%s should be “%s”, and it is “%s”.".formatted(place, what, expected, found));
    }
}
