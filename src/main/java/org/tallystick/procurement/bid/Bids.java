package org.tallystick.procurement.bid;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.procurement.sealed.Base32;
import org.tallystick.procurement.sealed.Hashes;
import org.tallystick.procurement.sealed.SealedBytes;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import tools.jackson.databind.json.JsonMapper;

/// Bids submitted: sealed to the tender's key, and told to nobody but the bidder until they are
/// opened.
///
/// A bid is in time when the database's clock, read as the row is written, stands before the
/// deadline; the deadline's own moment is too late.
@Component
public class Bids {

    private static final RowMapper<Receipt> RECEIPT = (row, number) -> new Receipt(
            row.getObject("procurement", UUID.class),
            row.getString("reference"),
            HexFormat.of().formatHex(row.getBytes("sha256")),
            row.getTimestamp("received_at").toInstant(),
            row.getInt("number"),
            row.getBoolean("counts"));

    private final JdbcClient db;
    private final Drafts drafts;
    private final Tenders tenders;
    private final JsonMapper json;

    Bids(JdbcClient db, Drafts drafts, Tenders tenders, JsonMapper json) {
        this.db = db;
        this.drafts = drafts;
        this.tenders = tenders;
        this.json = json;
    }

    public sealed interface Submitted {
        record Accepted(Receipt receipt) implements Submitted {}

        record Refused(List<Problem> problems) implements Submitted {}

        /// The draft was saved in another window after these answers were checked.
        record Changed(Drafts.Draft latest) implements Submitted {}

        record Over(String sentence) implements Submitted {}

        record NotFound() implements Submitted {}
    }

    /// Submits the draft as it stands, replacing an earlier bid. The same key again gives the same
    /// receipt.
    ///
    /// @param key made when the answers were shown to be checked
    /// @param seen the draft's version as it was shown
    @Transactional
    public Submitted submit(UUID key, BidSecret secret, int seen) {
        var draft = drafts.locked(secret);
        if (draft.isEmpty()) return new Submitted.NotFound();
        var again = receipts(draft.get().id(), key);
        if (again.isPresent()) return new Submitted.Accepted(again.get());
        var tender = tenders.sure(draft.get().tender());
        if (tender.over()) return new Submitted.Over(Drafts.OVER);
        if (draft.get().version() != seen) return new Submitted.Changed(draft.get());
        return switch (draft.get().form().check(tender.tender())) {
            case Checked.Invalid<Bid>(var problems) -> new Submitted.Refused(problems);
            case Checked.Valid<Bid> _ -> seal(key, draft.get());
        };
    }

    private Submitted seal(UUID key, Drafts.Draft draft) {
        share(draft.tender());
        int number = 1
                + db.sql("select coalesce(max(number), 0) from" + " procurement.submission where bid = :bid")
                        .param("bid", draft.id())
                        .query(Integer.class)
                        .single();
        var sealed = SealedBytes.seal(
                publicKey(draft.tender()),
                context(draft.tender(), draft.id(), number),
                json.writeValueAsBytes(draft.form()));
        int added = db.sql("""
                                with clock as (select clock_timestamp() as at)
                                insert into procurement.submission (id, bid, number, reference, sealed, sha256, received_at)
                                select :id, :bid, :number, :reference, :sealed, :sha256, clock.at
                                from clock cross join procurement.current_tender t
                                where t.procurement = :tender and procurement.in_time(clock.at, t.deadline)
                                """)
                .param("id", key)
                .param("bid", draft.id())
                .param("number", number)
                .param("reference", Receipt.reference(sealed))
                .param("sealed", sealed)
                .param("sha256", Hashes.sha256(sealed))
                .param("tender", draft.tender())
                .update();
        return added == 0
                ? new Submitted.Over(Drafts.OVER)
                : new Submitted.Accepted(receipts(draft.id(), key).orElseThrow());
    }

    /// What is bound into the seal, so that sealed bytes cannot change places.
    public static String context(UUID tender, UUID bid, int number) {
        return "tender " + tender + " bid " + bid + " number " + number;
    }

    /// Whether the bidder may read how its bid was scored.
    boolean scored(BidSecret secret) {
        return db.sql("""
                        select exists (select from procurement.summary s
                                       join procurement.draft d on d.id = s.bid where d.secret_hash = :hash)
                        """).param("hash", secret.hash()).query(Boolean.class).single();
    }

    /// The bidder's receipts, the latest first.
    public List<Receipt> receipts(BidSecret secret) {
        return db.sql("""
                        select d.procurement, s.reference, s.sha256, s.received_at, s.number, live.id is not null as counts
                        from procurement.submission s
                        join procurement.draft d on d.id = s.bid
                        left join procurement.live_submission live on live.id = s.id
                        where d.secret_hash = :hash order by s.number desc
                        """).param("hash", secret.hash()).query(RECEIPT).list();
    }

    /// Did it arrive? For whoever has both the reference and the secret.
    public Optional<Receipt> arrived(BidSecret secret, String reference) {
        return receipts(secret).stream()
                .filter(receipt -> Base32.plain(receipt.reference()).equals(Base32.plain(reference)))
                .findFirst();
    }

    /// Takes the bid back before the deadline; the bidder may submit again.
    @Transactional
    public Submitted withdraw(UUID key, BidSecret secret) {
        var draft = drafts.locked(secret);
        if (draft.isEmpty()) return new Submitted.NotFound();
        share(draft.get().tender());
        db.sql("""
                        with clock as (select clock_timestamp() as at)
                        insert into procurement.withdrawal (id, bid, number, withdrawn_at)
                        select :id, live.bid, live.number, clock.at
                        from clock
                        join procurement.live_submission live on live.bid = :bid
                        join procurement.current_tender t on t.procurement = live.procurement
                        where procurement.in_time(clock.at, t.deadline)
                        on conflict (id) do nothing
                        """).param("id", key).param("bid", draft.get().id()).update();
        var latest = receipts(secret).stream().findFirst();
        if (latest.isEmpty()) return new Submitted.NotFound();
        return latest.get().counts()
                ? new Submitted.Over("The deadline has passed, and the bid can no longer be withdrawn")
                : new Submitted.Accepted(latest.get());
    }

    private Optional<Receipt> receipts(UUID bid, UUID key) {
        return db.sql("""
                        select d.procurement, s.reference, s.sha256, s.received_at, s.number, live.id is not null as counts
                        from procurement.submission s
                        join procurement.draft d on d.id = s.bid
                        left join procurement.live_submission live on live.id = s.id
                        where s.id = :id and s.bid = :bid
                        """).param("id", key).param("bid", bid).query(RECEIPT).optional();
    }

    /// Beside other bidders, and never beside an opening: it waits for this row, and so no bid in
    /// time is left behind.
    private void share(UUID tender) {
        db.sql("select id from procurement.procurement where id = :id for share")
                .param("id", tender)
                .query(UUID.class)
                .single();
    }

    private byte[] publicKey(UUID tender) {
        return db.sql("""
                        select k.public_key from procurement.tender t join procurement.tender_key k on k.id = t.tender_key
                        where t.procurement = :id
                        """).param("id", tender).query(byte[].class).single();
    }
}
