package org.tallystick.charter.signatory.register;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Case studies and offers to charities.
@Component
public class Cards {

    private static final RowMapper<Card> CARD = (row, _) -> new Card(
            row.getObject("id", UUID.class),
            row.getObject("signatory", UUID.class),
            Card.Kind.valueOf(row.getString("kind")),
            row.getString("title"),
            row.getString("words"));

    private final JdbcClient db;
    private final Journal journal;

    Cards(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    public List<Card> of(UUID signatory) {
        return db.sql("select * from signatory.current_card where signatory = :signatory order by added_at, id")
                .param("signatory", signatory)
                .query(CARD)
                .list();
    }

    /// Every card that stands, of whatever signatory.
    List<Card> all() {
        return db.sql("select * from signatory.current_card order by added_at, id")
                .query(CARD)
                .list();
    }

    @Transactional
    public void add(Actor actor, UUID key, UUID signatory, Card.Kind kind, String title, String words) {
        var added = db.sql("""
                                insert into signatory.card (id, signatory, kind, title, words, added_by)
                                values (:id, :signatory, :kind, :title, :words, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("signatory", signatory)
                .param("kind", kind.name())
                .param("title", title)
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    kind.offer() ? "offer made" : "case study added",
                    About.of("signatory", signatory),
                    "",
                    Map.of("card", key.toString(), "kind", kind.name()));
    }

    @Transactional
    public void end(Actor actor, UUID signatory, UUID card) {
        var ended = db.sql("""
                                insert into signatory.card_end (card, ended_by)
                                select id, :by from signatory.card where id = :card and signatory = :signatory
                                on conflict do nothing
                                """)
                .param("by", actor.id())
                .param("card", card)
                .param("signatory", signatory)
                .update();
        if (ended == 1)
            journal.write(
                    actor,
                    "offer or case study taken down",
                    About.of("signatory", signatory),
                    "",
                    Map.of("card", card.toString()));
    }
}
