package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFindings.text;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The verifier's check of the parts that a receipt lists instead of inputs: each belongs to the
/// figure, no two overlap, and each leads to its own receipt. Part of [ReceiptVerifier], which
/// shares nothing with the part that makes receipts.
final class ReceiptParts {

    private ReceiptParts() {}

    /// How messages name a part.
    static String place(JsonNode part) {
        var contracts = text(part, "contracts");
        return "Part %s (%s%s): "
                .formatted(
                        text(part, "number"),
                        text(part, "quarter"),
                        contracts.isEmpty() ? "" : ", contracts " + contracts);
    }

    static void check(JsonNode receipt, ReceiptFindings found) {
        var parts = receipt.path("subtotals");
        var seen = new HashSet<String>();
        for (var part : parts) {
            found.same(place(part), "its number", String.valueOf(seen.size() + 1), text(part, "number"));
            part(receipt, part, seen, found);
        }
        if (parts.size() > 0 && receipt.path("inputs").size() > 0)
            found.fault("Inputs: they are listed, and parts of them too, so they count twice.");
        found.same("Listing: ", "what is listed", listing(receipt), text(receipt, "listing"));
    }

    private static String listing(JsonNode receipt) {
        var parts = receipt.path("subtotals");
        if (parts.isEmpty()) return "INPUTS";
        var figure = receipt.path("figure");
        return text(parts.get(0), "contracts").equals(text(figure, "contracts")) ? "QUARTERS" : "CONTRACTS";
    }

    private static void part(JsonNode receipt, JsonNode part, Set<String> seen, ReceiptFindings found) {
        var figure = receipt.path("figure");
        var quarter = text(part, "quarter");
        var from = text(figure, "from");
        var contracts = text(part, "contracts");
        var within = text(figure, "contracts");
        if (!quarter.matches("[0-9]{4}-Q[1-4]")
                || !from.isEmpty() && quarter.compareTo(from) < 0
                || !from.isEmpty() && quarter.compareTo(text(figure, "to")) > 0)
            found.fault(place(part) + "its quarter is not one of the figure's.");
        else if (text(figure, "part").equals("DUE") && !ReceiptVerifier.over(quarter, text(figure, "asAt")))
            found.fault(place(part) + "its quarter was not over on that day, so nothing was due.");
        if (!contracts.matches("[0-9a-f]{0,32}") || !contracts.startsWith(within))
            found.fault(place(part) + "its contracts are not among the figure's.");
        for (var other : seen)
            if (other.startsWith(quarter)
                    && (other.startsWith(quarter + contracts) || (quarter + contracts).startsWith(other)))
                found.fault(place(part) + "its contracts are counted twice.");
        seen.add(quarter + contracts);
        if (!leads(text(figure, "address"), text(part, "receipt"), quarter, contracts))
            found.fault(place(part) + "its link does not lead to its own receipt.");
    }

    /// Whether the address is the figure's own, narrowed to the quarter and the contracts.
    private static boolean leads(String own, String there, String quarter, String contracts) {
        var narrowed = asked(own);
        narrowed.put("from", quarter);
        narrowed.put("to", quarter);
        if (!contracts.isEmpty()) narrowed.put("contracts", contracts);
        return path(own).equals(path(there)) && narrowed.equals(asked(there));
    }

    private static String path(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static Map<String, String> asked(String address) {
        var asked = new TreeMap<String, String>();
        for (var each : address.substring(address.indexOf('?') + 1).split("&")) {
            var at = each.indexOf('=');
            if (at > 0) asked.put(each.substring(0, at), each.substring(at + 1));
        }
        return asked;
    }
}
