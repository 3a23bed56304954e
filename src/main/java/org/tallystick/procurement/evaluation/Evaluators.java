package org.tallystick.procurement.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.bid.Bid;
import org.tallystick.procurement.bid.BidForm;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.TenderNotices;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import tools.jackson.databind.json.JsonMapper;

/// Who scores a tender's bids, what interests they declare, and which bids they may therefore read.
@Component
public class Evaluators {

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final Tenders tenders;
    private final TenderNotices notices;
    private final JsonMapper json;

    Evaluators(
            JdbcClient db,
            Journal journal,
            Procurements procurements,
            Tenders tenders,
            TenderNotices notices,
            JsonMapper json) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.tenders = tenders;
        this.json = json;
    }

    public record Evaluator(UUID person, String name, boolean finished) {}

    /// A bid after the opening, as far as the reader may see it.
    ///
    /// @param bid null where the reader has a conflict, has yet to declare interests, or the sealed
    ///   bytes did not open
    /// @param conflict what the reader declared, null where nothing yet
    /// @param readable whether the sealed bytes opened
    public record OpenedBid(
            UUID id,
            String supplier,
            @Nullable Bid bid,
            @Nullable Boolean conflict,
            boolean readable) {}

    public sealed interface Noted {
        record Kept() implements Noted {}

        record Refused(String sentence) implements Noted {}

        record NotFound() implements Noted {}
    }

    /// Names somebody to score the bids. An officer does it at any time before the award.
    @Transactional
    public Noted name(Actor actor, UUID procurement, UUID person, String name) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Noted.NotFound();
        if (procurements.state(procurement) == Procurements.State.AWARDED)
            return new Noted.Refused("The contract is awarded, so scoring has ended");
        int added = db.sql("""
                                insert into procurement.evaluator (procurement, person, name, named_by)
                                values (:procurement, :person, :name, :by) on conflict do nothing
                                """)
                .param("procurement", procurement)
                .param("person", person)
                .param("name", name)
                .param("by", actor.id())
                .update();
        if (added == 1) {
            journal.write(
                    actor,
                    "evaluator named",
                    About.of("procurement", procurement),
                    "",
                    Map.of("evaluator", person.toString()));
            notices.evaluatorNamed(procurement, person);
        }
        return new Noted.Kept();
    }

    /// For the buyer's officers and the evaluators themselves.
    public List<Evaluator> all(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement) || evaluates(actor, procurement) ? all(procurement) : List.of();
    }

    List<Evaluator> all(UUID procurement) {
        return db.sql("""
                        select e.person, e.name, f.person is not null as finished
                        from procurement.evaluator e
                        left join procurement.finish f on f.procurement = e.procurement and f.person = e.person
                        where e.procurement = :procurement order by e.name, e.person
                        """)
                .param("procurement", procurement)
                .query(Evaluator.class)
                .list();
    }

    /// The tenders whose opened bids await the actor.
    public List<UUID> mine(Actor actor) {
        return db.sql("""
                        select e.procurement from procurement.evaluator e
                        join procurement.opening o on o.procurement = e.procurement
                        where e.person = :person order by o.opened_at desc
                        """).param("person", actor.id()).query(UUID.class).list();
    }

    boolean evaluates(Actor actor, UUID procurement) {
        return actor.signedIn()
                && db.sql("""
                                        select count(*) from procurement.evaluator
                                        where procurement = :procurement and person = :person
                                        """)
                                .param("procurement", procurement)
                                .param("person", actor.id())
                                .query(Integer.class)
                                .single()
                        == 1;
    }

    /// Declares, once for each bid, whether the actor has an interest that conflicts.
    ///
    /// @param words what the interest is; needed where it conflicts
    @Transactional
    public Noted declare(Actor actor, UUID procurement, UUID bid, boolean conflict, String words) {
        if (!evaluates(actor, procurement)) return new Noted.NotFound();
        if (conflict && words.isBlank()) return new Noted.Refused("Say what the conflict of interest is");
        int added = db.sql("""
                                insert into procurement.interest (procurement, person, bid, conflict, words)
                                select b.procurement, :person, b.bid, :conflict, :words from procurement.opened_bid b
                                where b.procurement = :procurement and b.bid = :bid
                                on conflict (person, bid) do nothing
                                """)
                .param("procurement", procurement)
                .param("person", actor.id())
                .param("bid", bid)
                .param("conflict", conflict)
                .param("words", words.strip())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    conflict ? "conflict of interest declared" : "no conflict of interest declared",
                    About.of("bid", bid),
                    "",
                    Map.of("procurement", procurement.toString()));
        var declared = declared(actor, bid);
        if (declared.isEmpty()) return new Noted.NotFound();
        return declared.get() == conflict
                ? new Noted.Kept()
                : new Noted.Refused(
                        "You have already declared something different: ask an officer to name another evaluator");
    }

    Optional<Boolean> declared(Actor actor, UUID bid) {
        return db.sql("select conflict from procurement.interest where person = :person and bid =" + " :bid")
                .param("person", actor.id())
                .param("bid", bid)
                .query(Boolean.class)
                .optional();
    }

    /// Whether the actor declared a conflict with any bid of this tender.
    boolean conflicted(UUID person, UUID procurement) {
        return db.sql("""
                                select count(*) from procurement.interest
                                where procurement = :procurement and person = :person and conflict
                                """)
                        .param("procurement", procurement)
                        .param("person", person)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The opened bids, by supplier's name; none to anybody but the buyer's officers and the
    /// evaluators, and none before the opening. An evaluator reads a bid after declaring that no
    /// interest conflicts.
    public List<OpenedBid> bids(Actor actor, UUID procurement) {
        boolean officer = procurements.officer(actor, procurement);
        if (!officer && !evaluates(actor, procurement)) return List.of();
        return tenders.find(procurement)
                .map(tender -> db.sql("""
                                                select b.bid, b.supplier, i.conflict, b.content is not null as readable,
                                                       case when i.conflict = false or (i.conflict is null and :officer) then b.content end
                                                           as content
                                                from procurement.opened_bid b
                                                left join procurement.interest i on i.bid = b.bid and i.person = :person
                                                where b.procurement = :procurement order by b.supplier, b.bid
                                                """)
                        .param("officer", officer)
                        .param("person", actor.id())
                        .param("procurement", procurement)
                        .query((row, number) -> new OpenedBid(
                                row.getObject("bid", UUID.class),
                                row.getString("supplier"),
                                bid(row.getString("content"), tender.tender()),
                                row.getObject("conflict", Boolean.class),
                                row.getBoolean("readable")))
                        .list())
                .orElse(List.of());
    }

    /// Every bid that opened, for this room's own reckoning.
    List<OpenedBid> readable(UUID procurement) {
        var tender = tenders.sure(procurement).tender();
        return db.sql("""
                        select bid, supplier, content from procurement.opened_bid
                        where procurement = :procurement and content is not null order by supplier, bid
                        """)
                .param("procurement", procurement)
                .query((row, number) -> new OpenedBid(
                        row.getObject("bid", UUID.class),
                        row.getString("supplier"),
                        bid(row.getString("content"), tender),
                        null,
                        true))
                .list();
    }

    /// A bid was checked before it was sealed, and its tender has not changed since.
    private @Nullable Bid bid(@Nullable String content, Tender tender) {
        if (content == null) return null;
        return switch (json.readValue(content, BidForm.class).check(tender)) {
            case Checked.Valid<Bid>(var bid) -> bid;
            case Checked.Invalid<Bid>(var problems) -> throw new IllegalStateException("opened bid: " + problems);
        };
    }
}
