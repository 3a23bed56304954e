package org.tallystick.platform.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The leaves of the public log as the database has them: one for each link of the chain, and one
/// for the chain's head where a chain was carried in.
@Component
class Leaves {

    private final JdbcClient db;

    Leaves(JdbcClient db) {
        this.db = db;
    }

    /// @param leaf as it is, or would be, in the log
    /// @param other the same entry in its other form, for what is open may be changed by a later
    ///   version of the program and leaves stay as they were
    record Leaf(byte[] leaf, byte[] other) {

        /// Whether the log holds this entry.
        boolean is(byte[] logged) {
            return Arrays.equals(logged, leaf) || Arrays.equals(logged, other);
        }
    }

    /// How many links of the chain were there before the log began.
    long carried() {
        return head().number();
    }

    private record Carried(long number, byte[] hash) {}

    private Carried head() {
        return db.sql("select number, hash from ledger.carried")
                .query((row, _) -> new Carried(row.getLong("number"), row.getBytes("hash")))
                .optional()
                .orElse(new Carried(0, Entry.BEGINNING));
    }

    /// How many there are.
    long size() {
        var links = db.sql("select coalesce(max(number), 0) from ledger.link")
                .query(Long.class)
                .single();
        return links == 0 ? 0 : LeafRules.index(links, carried()) + 1 + trailing(links);
    }

    /// The head of the chain comes right after the last link that was carried in.
    private long trailing(long links) {
        return links == carried() ? 1 : 0;
    }

    /// The leaves from this index on, in order.
    List<Leaf> from(long index, int most) {
        var carried = head();
        var leaves = new ArrayList<Leaf>();
        var first = carried.number() > 0 && index > carried.number() ? index : index + 1;
        if (carried.number() > 0 && index == carried.number()) leaves.add(leaf(carried));
        db.sql("""
                        select l.number, e.* from ledger.link l join ledger.entry e on e.id = l.entry
                        where l.number >= :first order by l.number limit :most
                        """).param("first", first).param("most", most).query(row -> {
            var number = row.getLong("number");
            if (LeafRules.index(number, carried.number()) != index + leaves.size())
                throw new IllegalStateException("a link before link " + number + " is missing");
            leaves.add(leaf(row));
            if (number == carried.number()) leaves.add(leaf(carried));
        });
        return leaves;
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        var entry = Entry.of(row);
        var open = LeafRules.open(entry.shown(row.getBytes("salt")));
        var closed = LeafRules.closed(row.getBytes("digest"));
        return LeafRules.isOpen(entry.act(), open) ? new Leaf(open, closed) : new Leaf(closed, open);
    }

    private static Leaf leaf(Carried carried) {
        var head = LeafRules.chainHead(carried.number(), carried.hash());
        return new Leaf(head, head);
    }
}
