package org.tallystick.procurement.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.bid.BidForm;
import org.tallystick.procurement.bid.Bids;
import org.tallystick.procurement.sealed.Hashes;
import org.tallystick.procurement.sealed.SealedBytes;
import org.tallystick.procurement.tender.OpeningKey;
import org.tallystick.procurement.tender.OpeningKeys;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.TenderNotices;
import org.tallystick.shared.Actor;
import org.tallystick.shared.UkTime;
import tools.jackson.databind.json.JsonMapper;

/// Opens a tender's bids after the deadline, when two of its openers have each entered their
/// opening key.
///
/// The first key waits for the second in memory only, for half an hour at most; a restart forgets
/// it, and that officer enters it again.
@Component
public class Openings {

    public static final Duration WAIT = Duration.ofMinutes(30);

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final OpeningKeys keys;
    private final TenderNotices notices;
    private final JsonMapper json;
    private final Map<UUID, First> waiting = new ConcurrentHashMap<>();

    Openings(
            JdbcClient db,
            Journal journal,
            Procurements procurements,
            OpeningKeys keys,
            TenderNotices notices,
            JsonMapper json) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.keys = keys;
        this.json = json;
    }

    public record First(UUID officer, OpeningKey key, Instant until) {
        public boolean waits(Instant now) {
            return now.isBefore(until);
        }
    }

    /// The first key, without the key.
    public record Waiting(UUID officer, Instant until) {}

    /// The first key that waits for a second; for the buyer's officers.
    public Optional<Waiting> waiting(Actor actor, UUID procurement) {
        var first = waiting.get(procurement);
        return first != null && first.waits(Instant.now()) && procurements.officer(actor, procurement)
                ? Optional.of(new Waiting(first.officer(), first.until()))
                : Optional.empty();
    }

    public sealed interface Handed {
        /// The first key is here; another officer has until then.
        record Waiting(Instant until) implements Handed {}

        /// @param unreadable bids whose sealed bytes did not open
        record Opened(int bids, int unreadable) implements Handed {}

        record Refused(String sentence) implements Handed {}

        record NotFound() implements Handed {}
    }

    /// Takes the actor's own opening key.
    ///
    /// @param typed from the printed key
    @Transactional
    public Handed handIn(Actor actor, UUID procurement, String typed) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Handed.NotFound();
        var refusal = refusal(procurement);
        if (refusal.isPresent()) return new Handed.Refused(refusal.get());
        var tenderKey = tenderKey(procurement);
        var key = OpeningKey.read(typed);
        if (key.isEmpty()) return new Handed.Refused("Type the key again: a digit is wrong or missing");
        if (!keys.belongs(tenderKey, actor, key.get()))
            return new Handed.Refused("Enter your own opening key for this tender: this is a different key");
        var now = Instant.now();
        var first = waiting.get(procurement);
        if (first == null || !first.waits(now) || first.officer().equals(actor.id())) {
            var mine = first != null && first.waits(now) ? first : new First(actor.id(), key.get(), now.plus(WAIT));
            waiting.put(procurement, mine);
            journal.write(
                    actor,
                    "opening key handed in",
                    About.of("procurement", procurement),
                    "",
                    Map.of("key", tenderKey.toString()));
            notices.firstKey(procurement, actor.id(), mine.until());
            return new Handed.Waiting(mine.until());
        }
        var opened = open(actor, procurement, tenderKey, first, OpeningKeys.join(List.of(first.key(), key.get())));
        waiting.remove(procurement);
        return opened;
    }

    private Optional<String> refusal(UUID procurement) {
        return switch (procurements.state(procurement)) {
            case CLOSED -> Optional.empty();
            case PLANNED -> Optional.of("The tender is not published yet, so there is nothing to open");
            case OPEN ->
                Optional.of("Wait for the deadline, "
                        + UkTime.deadline(deadline(procurement))
                        + ": nothing is opened before it");
            case EVALUATING, AWARDED -> Optional.of("The bids are open already");
        };
    }

    private Handed open(Actor actor, UUID procurement, UUID tenderKey, First first, byte[] scalar) {
        db.sql("""
                        insert into procurement.opening (procurement, tender_key, first_officer, second_officer)
                        values (:procurement, :key, :first, :second)
                        """)
                .param("procurement", procurement)
                .param("key", tenderKey)
                .param("first", first.officer())
                .param("second", actor.id())
                .update();
        int unreadable = 0;
        var bids = sealed(procurement);
        for (var bid : bids) {
            var plain = SealedBytes.open(scalar, Bids.context(procurement, bid.bid(), bid.number()), bid.bytes());
            if (plain.isEmpty()) unreadable++;
            keep(actor, procurement, bid, plain);
        }
        journal.write(
                actor,
                "bids opened",
                About.of("procurement", procurement),
                "",
                Map.of(
                        "bids",
                        Integer.toString(bids.size()),
                        "unreadable",
                        Integer.toString(unreadable),
                        "first officer",
                        first.officer().toString()));
        return new Handed.Opened(bids.size(), unreadable);
    }

    private record Sealed(UUID bid, int number, byte[] bytes, Instant receivedAt) {}

    private List<Sealed> sealed(UUID procurement) {
        return db.sql("""
                        select bid, number, sealed, received_at from procurement.live_submission
                        where procurement = :procurement order by bid
                        """)
                .param("procurement", procurement)
                .query((row, number) -> new Sealed(
                        row.getObject("bid", UUID.class),
                        row.getInt("number"),
                        row.getBytes("sealed"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    private void keep(Actor actor, UUID procurement, Sealed bid, Optional<byte[]> plain) {
        var form = plain.map(bytes -> json.readValue(bytes, BidForm.class));
        db.sql("""
                        insert into procurement.opened_bid (bid, procurement, number, supplier, content)
                        values (:bid, :procurement, :number, :supplier, :content::jsonb)
                        """)
                .param("bid", bid.bid())
                .param("procurement", procurement)
                .param("number", bid.number())
                .param("supplier", form.map(BidForm::name).orElse("A bid that did not open"))
                .param("content", form.map(json::writeValueAsString).orElse(null))
                .update();
        journal.write(
                actor,
                form.isPresent() ? "bid opened" : "bid did not open",
                About.of("bid", bid.bid()),
                "",
                Map.of(
                        "procurement",
                        procurement.toString(),
                        "number",
                        Integer.toString(bid.number()),
                        "sha256",
                        HexFormat.of().formatHex(Hashes.sha256(bid.bytes())),
                        "received",
                        bid.receivedAt().toString()));
    }

    private UUID tenderKey(UUID procurement) {
        return db.sql("select tender_key from procurement.tender where procurement = :id")
                .param("id", procurement)
                .query(UUID.class)
                .single();
    }

    private Instant deadline(UUID procurement) {
        return db.sql("select deadline from procurement.current_tender where procurement = :id")
                .param("id", procurement)
                .query((row, number) -> row.getTimestamp("deadline").toInstant())
                .single();
    }
}
