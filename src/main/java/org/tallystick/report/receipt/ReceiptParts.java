package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFacts.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The verifier's check of the parts that a receipt lists instead of inputs: each belongs to the
/// figure, no two overlap, and each leads to its own receipt. Part of [ReceiptVerifier], which
/// shares nothing with the part that makes receipts.
final class ReceiptParts {

    private ReceiptParts() {}

    /// How messages name a part. The first form listed contracts, each with its title.
    static String place(JsonNode part) {
        if (part.has("contract")) return "Contract %s (%s): ".formatted(text(part, "number"), text(part, "title"));
        var contracts = text(part, "contracts");
        return "Part %s (%s%s): "
                .formatted(
                        text(part, "number"),
                        text(part, "quarter"),
                        contracts.isEmpty() ? "" : ", contracts " + contracts);
    }

    static void check(JsonNode receipt, List<String> faults) {
        var parts = receipt.path("subtotals");
        var first = text(receipt, "form").equals("tallystick receipt 1");
        var seen = new HashSet<String>();
        for (var part : parts)
            if (first) contract(part, seen, faults);
            else part(receipt, part, seen, faults);
        if (!first && parts.size() > 0 && receipt.path("inputs").size() > 0)
            faults.add("Inputs: they are listed, and parts of them too, so they count twice.");
    }

    private static void contract(JsonNode part, Set<String> seen, List<String> faults) {
        var contract = text(part, "contract");
        if (!seen.add(contract)) faults.add(place(part) + "the contract is counted twice.");
        if (!text(part, "receipt").contains("/contract.json?")
                || !text(part, "receipt").contains("of=" + contract))
            faults.add(place(part) + "its link does not lead to its own receipt.");
    }

    private static void part(JsonNode receipt, JsonNode part, Set<String> seen, List<String> faults) {
        var figure = receipt.path("figure");
        var quarter = text(part, "quarter");
        var from = text(figure, "from");
        var contracts = text(part, "contracts");
        var within = text(figure, "contracts");
        if (!quarter.matches("[0-9]{4}-Q[1-4]")
                || !from.isEmpty() && quarter.compareTo(from) < 0
                || !from.isEmpty() && quarter.compareTo(text(figure, "to")) > 0)
            faults.add(place(part) + "its quarter is not one of the figure's.");
        else if (text(figure, "part").equals("DUE") && !ReceiptFacts.over(quarter, text(figure, "asAt")))
            faults.add(place(part) + "its quarter was not over on that day, so nothing was due.");
        if (!contracts.matches("[0-9a-f]{0,32}") || !contracts.startsWith(within))
            faults.add(place(part) + "its contracts are not among the figure's.");
        for (var other : seen)
            if (other.startsWith(quarter)
                    && (other.startsWith(quarter + contracts) || (quarter + contracts).startsWith(other)))
                faults.add(place(part) + "its contracts are counted twice.");
        seen.add(quarter + contracts);
        if (!leads(text(figure, "address"), text(part, "receipt"), quarter, contracts))
            faults.add(place(part) + "its link does not lead to its own receipt.");
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
