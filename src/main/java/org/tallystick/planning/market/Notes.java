package org.tallystick.planning.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// What colleagues have noted of a market: who said what at a supplier day, who means to bid.
@Component
class Notes {

    private final JdbcClient db;
    private final Journal journal;

    Notes(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// Adds a note, once for each key. Whoever calls has asked whether the organisation is the
    /// actor's.
    ///
    /// @return false where the key is another note's
    @Transactional
    boolean add(Actor actor, UUID key, OrganisationId organisation, String category, LocalDate on, String words) {
        int added = db.sql("""
                        insert into market.note (id, organisation, category, noted_on, words, noted_by)
                        values (:id, :organisation, :category, :on, :words, :by) on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("organisation", organisation.value())
                .param("category", category)
                .param("on", on)
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "market noted",
                    About.of("market note", key),
                    "",
                    Map.of("organisation", organisation.toString(), "category", category));
        return added == 1 || of(organisation, category).contains(new Market.Note(key, on, words));
    }

    /// The latest first, at most 200.
    List<Market.Note> of(OrganisationId organisation, String category) {
        return db.sql("""
                select id, noted_on, words from market.note
                where organisation = :organisation and category = :category
                order by noted_on desc, noted_at desc, id limit 200
                """)
                .param("organisation", organisation.value())
                .param("category", category)
                .query((row, _) -> new Market.Note(
                        row.getObject("id", UUID.class),
                        row.getObject("noted_on", LocalDate.class),
                        row.getString("words")))
                .list();
    }
}
