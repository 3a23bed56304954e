package org.tallystick.warehouse;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.tallystick.place.Postcode;
import org.tallystick.place.Postcodes;
import org.tallystick.shared.Identifier;
import org.tallystick.sheet.Inert;
import org.tallystick.supplier.Asked;
import org.tallystick.supplier.Bucket;
import org.tallystick.supplier.Decision;
import org.tallystick.supplier.Entry;
import org.tallystick.supplier.Match;
import org.tallystick.supplier.Matcher;
import org.tallystick.supplier.Register;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Matches the names in the warehouse with registers, writes what was found beside the lines, and
/// lists what somebody must look at, the most money first.
final class Suppliers {

    private final Warehouse warehouse;
    private final Postcodes places;

    Suppliers(Warehouse warehouse, Postcodes places) {
        this.warehouse = warehouse;
        this.places = places;
    }

    /// How well names are linked, by money and by lines: for "matched" by each method, "doubtful",
    /// "unmatched", "redacted" and "card".
    ///
    /// @param amount in pounds, as text so that no reader rounds it
    record Linked(String amount, long payments, long names) {
        private static final Linked NONE = new Linked("0.00", 0, 0);

        private Linked with(BigDecimal more, long lines) {
            var sum = new BigDecimal(amount).add(more);
            return new Linked(sum.toPlainString(), payments + lines, names + 1);
        }
    }

    private record Row(Asked asked, BigDecimal amount, long payments) {}

    Map<String, Linked> match(Register register) throws IOException {
        var matcher = new Matcher(register);
        var decided = new Decisions(warehouse).standing();
        var spellings = new ArrayList<Spelling>();
        Map<String, Linked> linkage = new TreeMap<>();
        var queue = warehouse.suppliers().resolveSibling("to-look-at.csv");
        var part = Warehouse.part(queue);
        try (var review = CsvWriter.builder().build(part)) {
            review.writeRecord(
                    "name",
                    "amount",
                    "payments",
                    "scheme",
                    "id",
                    "registered name",
                    "confidence",
                    "because");
            for (var row : rows()) {
                var decision = decided.get(row.asked().name());
                var match =
                        decision == null ? matcher.match(row.asked()) : decided(register, decision);
                var method = method(match);
                linkage.merge(
                        method,
                        Linked.NONE.with(row.amount(), row.payments()),
                        (old, _) -> old.with(row.amount(), row.payments()));
                if (match instanceof Match.Doubtful doubtful) review(review, row, doubtful);
                spellings.add(spelling(row.asked(), match, decision != null));
            }
        }
        Warehouse.appear(part, queue);
        Spellings.write(warehouse, spellings);
        return linkage;
    }

    private static Match decided(Register register, Decision decision) {
        var scheme = decision.scheme();
        var id = decision.id();
        var entry = scheme == null || id == null ? null : register.find(scheme, id);
        return entry == null
                ? new Match.Unmatched()
                : new Match.Found(entry, "decided", BigDecimal.ONE, decision.because());
    }

    private static String method(Match match) {
        return switch (match) {
            case Match.Found(var _, var method, var _, var _) -> method;
            case Match.Doubtful _ -> "doubtful";
            case Match.Unmatched _ -> "unmatched";
            case Match.Many(var bucket) -> bucket.key();
        };
    }

    private static void review(CsvWriter review, Row row, Match.Doubtful doubtful) {
        review.writeRecord(
                Inert.write(row.asked().name()),
                row.amount().toPlainString(),
                Long.toString(row.payments()),
                doubtful.best().scheme(),
                doubtful.best().id(),
                Inert.write(doubtful.best().name()),
                doubtful.confidence().toPlainString(),
                doubtful.because());
    }

    private Spelling spelling(Asked asked, Match match, boolean decided) {
        return switch (match) {
            case Match.Found(var entry, var method, var _, var _) ->
                    new Spelling(
                            asked.name(),
                            asked.companyNumber(),
                            asked.charityNumber(),
                            new Identifier(entry.scheme(), entry.id()).toString(),
                            entry.name(),
                            method,
                            Bucket.NAMED.key(),
                            authority(entry),
                            Postcode.read(entry.postcode()).map(Postcode::text).orElse(""),
                            entry.size(),
                            entry.sector(),
                            "unknown");
            case Match.Many(var bucket) -> plain(asked, bucket.key(), bucket, "unmatched");
            case Match.Doubtful _ -> plain(asked, asked.name(), Bucket.NAMED, "unmatched");
            case Match.Unmatched _ ->
                    plain(asked, asked.name(), Bucket.NAMED, decided ? "decided" : "unmatched");
        };
    }

    private static Spelling plain(Asked asked, String supplier, Bucket bucket, String method) {
        return new Spelling(
                asked.name(),
                asked.companyNumber(),
                asked.charityNumber(),
                bucket == Bucket.NAMED
                        ? Matcher.identifier(asked).map(Identifier::toString).orElse(supplier)
                        : supplier,
                supplier,
                method,
                bucket.key(),
                "",
                "",
                "unknown",
                "unknown",
                "unknown");
    }

    private String authority(Entry entry) {
        return Postcode.read(entry.postcode()).flatMap(places::authority).orElse("");
    }

    private List<Row> rows() throws IOException {
        var lines =
                warehouse.manifests().stream()
                        .map(each -> warehouse.root().resolve(each.lines()))
                        .toList();
        if (lines.isEmpty()) return List.of();
        Spellings.atLeastNone(warehouse);
        var rows = new ArrayList<Row>();
        try (var engine = Engine.over(lines, warehouse.suppliers())) {
            for (var row : engine.ask(Question.of("spellings"), List.of()).rows())
                rows.add(
                        new Row(
                                new Asked(row.get(0), row.get(1), row.get(2), row.get(3)),
                                new BigDecimal(row.get(4)),
                                Long.parseLong(row.get(5))));
        }
        return rows;
    }

    /// Where the names are listed that somebody must look at.
    Path toLookAt() {
        return warehouse.suppliers().resolveSibling("to-look-at.csv");
    }
}
