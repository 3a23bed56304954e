package org.tallystick.report.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.report.receipt.ReceiptSum;
import org.tallystick.shared.CommandRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a site publishes about its contracts, held against what its log comes to: every scope, every
/// measure, every quarter and all of them, every part.
final class PublishedFigures {

    private static final List<String> AMOUNTS = List.of("promised", "due", "claimed", "verified");

    private final Function<String, byte[]> fetch;
    private final List<Replay.Contract> contracts;
    private final List<Replay.Line> lines;
    private final List<String> differences = new ArrayList<>();
    private long compared;
    private long open;

    /// @param fetch gives what the site has at an address
    PublishedFigures(Function<String, byte[]> fetch, Replay replay) {
        this.fetch = fetch;
        this.contracts = replay.confirmed();
        this.lines = replay.lines();
    }

    /// Compares everything, and gives each difference in a sentence.
    List<String> differences() {
        contracts();
        scope("all", "", _ -> true);
        each("place", Replay.Contract::place);
        each("buyer", Replay.Contract::buyer);
        each("supplier", Replay.Contract::supplier);
        each("contract", Replay.Contract::id);
        return List.copyOf(differences);
    }

    /// How many numbers were compared.
    long compared() {
        return compared;
    }

    /// How many the log leaves open.
    long open() {
        return open;
    }

    /// A contract that one side lacks, or has for another body or place.
    private void contracts() {
        var published = new TreeMap<String, JsonNode>();
        for (var row : json("/contracts.json")) published.put(row.path("id").asString(""), row);
        for (var contract : contracts) {
            var row = published.remove(contract.id());
            if (row == null) {
                differences.add("The contract %s is confirmed in the log, and the site does not list it."
                        .formatted(contract.id()));
                continue;
            }
            same(contract, "buyer", contract.buyer(), row.path("buyer"));
            same(contract, "supplier", contract.supplier(), row.path("supplier"));
            same(contract, "place", contract.place(), row.path("place"));
        }
        for (var id : published.keySet())
            differences.add("The site lists the contract %s, and the log has none that is confirmed under this id."
                    .formatted(id));
    }

    private void same(Replay.Contract contract, String what, String logged, JsonNode shown) {
        compared++;
        var published = shown.asString("");
        if (!published.equals(logged))
            differences.add("The contract %s has the %s %s on the site, and %s in the log."
                    .formatted(contract.id(), what, words(published), words(logged)));
    }

    private static String words(@Nullable String value) {
        return value == null || value.isEmpty() ? "nothing" : value;
    }

    private void each(String scope, Function<Replay.Contract, String> by) {
        for (var of : contracts.stream().map(by).collect(Collectors.toCollection(TreeSet::new)))
            scope(scope, of, contract -> by.apply(contract).equals(of));
    }

    private void scope(String scope, String of, Predicate<Replay.Contract> within) {
        var own = lines.stream().filter(line -> within.test(line.contract())).toList();
        var address = "/figures.json?in=" + scope + (scope.equals("all") ? "" : "&of=" + encoded(of));
        var where = scope.equals("all") ? "all contracts" : scope + " " + words(of);
        compare(address, where, own);
        var quarters = own.stream().map(Replay.Line::quarter).collect(Collectors.toCollection(TreeSet::new));
        for (var quarter : quarters)
            compare(
                    address + "&from=" + quarter + "&to=" + quarter,
                    where + " in " + quarter,
                    own.stream().filter(line -> line.quarter().equals(quarter)).toList());
    }

    private void compare(String address, String where, List<Replay.Line> own) {
        var rows = json(address);
        var asAt = rows.isEmpty()
                ? LocalDate.now().toString()
                : rows.get(0).path("asAt").asString("");
        var worked = new TreeMap<String, Totals>();
        for (var line : own)
            worked.computeIfAbsent(
                            line.promise().edition() + " " + line.promise().measure(), _ -> new Totals())
                    .add(line, asAt);
        for (var row : rows) {
            var key =
                    row.path("edition").asString("") + " " + row.path("measure").asString("");
            compare(where, row.path("measure").asString(""), worked.remove(key), row);
        }
        worked.forEach((key, totals) -> compare(where, key.substring(key.indexOf(' ') + 1), totals, null));
    }

    private void compare(String where, String measure, @Nullable Totals totals, @Nullable JsonNode row) {
        var logged = totals == null ? Map.<String, String>of() : totals.values();
        for (var name : List.of("promised", "due", "claimed", "verified", "claims", "claimsVerified")) {
            var shown = row == null ? "" : row.path(name).asString("");
            if (!AMOUNTS.contains(name) && shown.equals("0")) shown = "";
            if (totals != null
                    && totals.open
                    && name.toLowerCase(java.util.Locale.ROOT).contains("verified")) {
                open++;
                continue;
            }
            compared++;
            if (!shown.equals(Objects.requireNonNullElse(logged.get(name), "")))
                differences.add("%s of %s, %s: the site publishes %s, and the log comes to %s."
                        .formatted(name, measure, where, words(shown), words(logged.get(name))));
        }
    }

    private JsonNode json(String address) {
        try {
            return JsonMapper.shared().readTree(fetch.apply(address));
        } catch (CommandRefused away) {
            differences.add("The site does not publish " + address + ": " + away.getMessage());
            return JsonMapper.shared().createArrayNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What some lines add up to.
    private static final class Totals {
        private final Map<String, ReceiptSum> amounts = new TreeMap<>();
        private long claims;
        private long verified;
        private boolean open;

        void add(Replay.Line line, String asAt) {
            add("promised", line.target());
            if (over(line.quarter(), asAt)) add("due", line.target());
            add("claimed", line.claim());
            if (line.claim() != null) claims++;
            if (line.verified() == null) open = true;
            else if (line.verified()) {
                add("verified", line.claim());
                verified++;
            }
        }

        private void add(String name, @Nullable String amount) {
            var read = amount == null ? null : ReceiptSum.read(amount);
            if (read != null) amounts.merge(name, read, ReceiptSum::plus);
        }

        Map<String, String> values() {
            var values = new TreeMap<String, String>();
            amounts.forEach((name, sum) -> values.put(name, sum.exact()));
            if (claims > 0) values.put("claims", String.valueOf(claims));
            if (verified > 0) values.put("claimsVerified", String.valueOf(verified));
            return values;
        }

        private static boolean over(String quarter, String day) {
            var first = LocalDate.of(
                    Integer.parseInt(quarter.substring(0, 4)), Integer.parseInt(quarter.substring(6)) * 3 - 2, 1);
            return first.plusMonths(3).toString().compareTo(day) <= 0;
        }
    }
}
