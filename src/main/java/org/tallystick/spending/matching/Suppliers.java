package org.tallystick.spending.matching;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.register.Asked;
import org.tallystick.library.register.Bucket;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Match;
import org.tallystick.library.register.Named;
import org.tallystick.library.register.Origin;
import org.tallystick.shared.Identifier;
import org.tallystick.spending.warehouse.FileLock;
import org.tallystick.spending.warehouse.RegisterFlag;
import org.tallystick.spending.warehouse.Spelling;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;

/// Matches the names in the warehouse with registers, writes what was found beside the lines, and
/// lists what somebody must look at, the most money first.
final class Suppliers {

    private final Warehouse warehouse;
    private final Postcodes places;

    public Suppliers(Warehouse warehouse, Postcodes places) {
        this.warehouse = warehouse;
        this.places = places;
    }

    /// How well names are linked, by money and by lines: for "matched" by each method, "doubtful",
    /// "unmatched", "redacted" and "card".
    ///
    /// @param amount in pounds, as text so that no reader rounds it
    public record Linked(String amount, long payments, long names) {
        private static final Linked NONE = new Linked("0.00", 0, 0);

        private Linked with(BigDecimal more, long lines) {
            var sum = new BigDecimal(amount).add(more);
            return new Linked(sum.toPlainString(), payments + lines, names + 1);
        }
    }

    public Map<String, Linked> match(Registers registers) throws IOException {
        try (var _ = FileLock.at(turn())) {
            var matching = registers.matching();
            var decided = new Decisions(warehouse).standing();
            var spellings = new ArrayList<Spelling>();
            var doubts = new ArrayList<Doubt>();
            Map<String, Linked> linkage = new TreeMap<>();
            for (var row : PaidName.all(warehouse, warehouse.manifests())) {
                var found = matching.match(row.asked());
                if (found instanceof Match.Doubtful doubtful) doubts.add(doubt(row, doubtful));
                var match = held(row, found, decided, registers);
                linkage.merge(
                        method(match),
                        Linked.NONE.with(row.amount(), row.payments()),
                        (old, _) -> old.with(row.amount(), row.payments()));
                spellings.add(flagged(row, found, match, decided, registers, matching));
            }
            spellings.addAll(subcontractors(registers, matching, decided, spellings, doubts));
            UnsureMatches.write(warehouse, doubts);
            Spellings.write(warehouse, spellings);
            registers.remember(warehouse);
            return linkage;
        }
    }

    /// Whom suppliers paid on to, where nobody else paid them. Linkage is of publishers' own
    /// spending, and leaves these names out.
    private List<Spelling> subcontractors(
            Registers registers,
            Registers.Matching matching,
            Map<Named, Decision> decided,
            List<Spelling> others,
            List<Doubt> doubts)
            throws IOException {
        var known = others.stream().map(Spelling::named).collect(Collectors.toSet());
        var spellings = new ArrayList<Spelling>();
        for (var row : PaidName.all(warehouse, warehouse.subcontracts(Set.of()))) {
            if (known.contains(row.asked().named())) continue;
            var found = matching.match(row.asked());
            if (found instanceof Match.Doubtful doubtful) doubts.add(doubt(row, doubtful));
            var match = held(row, found, decided, registers);
            spellings.add(flagged(row, found, match, decided, registers, matching));
        }
        return spellings;
    }

    /// How many of the names that are paid on to in a warehouse none of these knows for sure.
    public long unknown(Registers registers, Warehouse among) throws IOException {
        var matching = registers.matching();
        var decided = new Decisions(warehouse).standing();
        return PaidName.all(among, among.subcontracts(Set.of())).stream()
                .filter(row -> !row.asked().name().isBlank())
                .map(row -> held(row, matching.match(row.asked()), decided, registers))
                .filter(Suppliers::open)
                .filter(match -> !(match instanceof Match.Found))
                .count();
    }

    /// What was found, or what somebody decided in its place. What is decided is looked at too, so
    /// that it can be again once that is undone.
    private static Match held(PaidName row, Match found, Map<Named, Decision> decided, Registers registers) {
        var decision = decided.get(row.asked().named());
        return decision != null && open(found) ? decided(registers, decision) : found;
    }

    private Spelling flagged(
            PaidName row,
            Match found,
            Match match,
            Map<Named, Decision> decided,
            Registers registers,
            Registers.Matching matching) {
        var asked = row.asked();
        boolean holds = decided.containsKey(asked.named()) && open(found);
        var spelling = spelling(asked, match, holds);
        var postcode = spelling.postcode().isEmpty() ? asked.postcode() : spelling.postcode();
        return spelling.flagged(
                matching.signatory(match),
                match instanceof Match.Many ? RegisterFlag.UNKNOWN : registers.deprived(postcode));
    }

    /// What the last match took; nothing before the first.
    public Matched matched() throws IOException {
        return Matched.last(warehouse);
    }

    /// What the last match found under every name of one supplier; nothing where no match spoke of
    /// it.
    public List<Spelling> spellings(String supplierId) throws IOException {
        return Spellings.of(warehouse, supplierId);
    }

    /// Whether somebody may say otherwise: not where a number or the name itself says who it is.
    private static boolean open(Match found) {
        return switch (found) {
            case Match.Found(var _, var method, var _, var _) -> method.equals("fuzzy");
            case Match.Doubtful _, Match.Unmatched _ -> true;
            case Match.Many _ -> false;
        };
    }

    private Path turn() {
        return warehouse.root().resolve("locks").resolve("suppliers");
    }

    /// What one publisher's people look at.
    public Review review(String publisher) throws IOException {
        return Review.of(warehouse, publisher);
    }

    /// Writes anew what the names mean once something was decided. A decision holds at once where
    /// it takes what the match came to, or nothing; another organisation's facts are in the
    /// register, and so it holds from the next match on.
    public void decided() throws IOException {
        try (var _ = FileLock.at(turn())) {
            var standing = new Decisions(warehouse).standing();
            var doubts = UnsureMatches.byName(warehouse);
            var spellings = Spellings.read(warehouse).stream()
                    .map(each -> decided(each, standing, doubts))
                    .toList();
            Spellings.write(warehouse, spellings);
        }
    }

    private Spelling decided(Spelling row, Map<Named, Decision> standing, Map<Named, Doubt> doubts) {
        var decision = standing.get(row.named());
        var doubt = doubts.get(row.named());
        if (doubt == null || row.sure()) return row;
        var asked = new Asked(row.spelling(), row.companyNumber(), row.charityNumber(), "");
        if (decision == null) return Spelling.plain(asked, asked.name(), Bucket.NAMED, "unmatched");
        var best = doubt.best();
        if (best.scheme().equals(decision.scheme()) && best.id().equals(decision.id()))
            return spelling(asked, new Match.Found(best, "decided", BigDecimal.ONE, decision.because()), true);
        return decision.scheme() == null ? Spelling.plain(asked, asked.name(), Bucket.NAMED, "decided") : row;
    }

    private static Match decided(Registers registers, Decision decision) {
        var scheme = decision.scheme();
        var id = decision.id();
        var entry = scheme == null || id == null ? null : registers.find(scheme, id);
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

    private static Doubt doubt(PaidName row, Match.Doubtful doubtful) {
        return new Doubt(
                row.asked().named(),
                row.amount(),
                row.payments(),
                false,
                doubtful.best(),
                doubtful.confidence(),
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
                        Postcode.read(entry.postcode())
                                .flatMap(places::authority)
                                .orElse(entry.authority()),
                        Postcode.read(entry.postcode()).map(Postcode::text).orElse(""),
                        entry.size(),
                        entry.sector(),
                        "unknown",
                        "unknown",
                        text(entry.origin()),
                        text(entry.sizeFrom()),
                        text(entry.sectorFrom()),
                        "",
                        "");
            case Match.Many(var bucket) -> Spelling.plain(asked, bucket.key(), bucket, "unmatched");
            case Match.Doubtful _ -> Spelling.plain(asked, asked.name(), Bucket.NAMED, "unmatched");
            case Match.Unmatched _ ->
                Spelling.plain(asked, asked.name(), Bucket.NAMED, decided ? "decided" : "unmatched");
        };
    }

    private static String text(Optional<Origin> origin) {
        return origin.map(Origin::text).orElse("");
    }

    /// Where the names are listed that somebody must look at.
    Path toLookAt() {
        return UnsureMatches.file(warehouse);
    }
}
