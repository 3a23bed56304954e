package org.tallystick.platform.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Tile;

/// What entries said that are in the public log by their digest alone, as far as everybody may read
/// it by now: those by which a contract began that has since been confirmed.
@Component
public class Openings {

    private static final byte[] NOTHING = new byte[0];

    private final JdbcClient db;
    private final Leaves leaves;
    private final PublicLog log;

    Openings(JdbcClient db, Leaves leaves, PublicLog log) {
        this.db = db;
        this.leaves = leaves;
        this.log = log;
    }

    private record Closed(int place, String contract, byte[] shown) {}

    /// The openings of the leaves in one bundle, as a bundle: each in its leaf's place, and nothing
    /// in the places of all others. Empty where the log has no such bundle.
    public Optional<byte[]> of(long bundle) {
        var tile = log.sealed().flatMap(newest -> Tile.of(Tile.ENTRIES, bundle, newest.size()));
        if (tile.isEmpty()) return Optional.empty();
        var first = bundle * Tile.FULL;
        var carried = leaves.carried();
        var closed = new ArrayList<Closed>();
        db.sql("""
                        select l.number, e.* from ledger.link l join ledger.entry e on e.id = l.entry
                        where l.number between :from and :to and e.act = any(cast(:acts as text[])) order by l.number
                        """)
                .param("from", first)
                .param("to", first + Tile.FULL)
                .param("acts", LeafRules.OPENED_WITH_CONTRACT.toArray(String[]::new))
                .query(row -> {
                    var place = LeafRules.index(row.getLong("number"), carried) - first;
                    var entry = Entry.of(row);
                    if (place >= 0 && place < tile.get().width())
                        closed.add(new Closed((int) place, contract(entry), entry.shown(row.getBytes("salt"))));
                });
        var confirmed =
                confirmed(closed.stream().map(Closed::contract).distinct().toList());
        var all = new ArrayList<>(Collections.nCopies(tile.get().width(), NOTHING));
        for (var each : closed) if (confirmed.contains(each.contract())) all.set(each.place(), each.shown());
        return Optional.of(Bundle.of(all));
    }

    private static String contract(Entry entry) {
        return entry.about().kind().equals("contract")
                ? entry.about().id()
                : Objects.requireNonNullElse(Entry.facts(entry.facts()).get("contract"), "");
    }

    private Set<String> confirmed(Collection<String> contracts) {
        return new HashSet<>(db.sql("""
                        select about from ledger.entry
                        where about_kind = 'contract' and about = any(cast(:ids as text[])) and act = 'commitments confirmed'
                        """)
                .param("ids", contracts.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
