package org.tallystick.procurement.bid;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.procurement.sealed.SealedBytes;
import org.tallystick.shared.Problem;
import tools.jackson.databind.json.JsonMapper;

/// Bids in the making. Whoever has the secret is the bidder; the database holds ciphertext, and
/// staff have no way in.
///
/// Nothing here is journalled: an entry would tell that somebody bids. The opening journals every
/// bid that it finds.
@Component
public class Drafts {

    public static final String OVER = "The deadline has passed, and nothing more can be saved or submitted";

    private final JdbcClient db;
    private final JsonMapper json;

    Drafts(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// @param version which a change must carry
    public record Draft(UUID id, UUID tender, int version, BidForm form) {}

    public sealed interface Saved {
        record Kept(int version) implements Saved {}

        /// Saved meanwhile in another window.
        record Changed(Draft latest) implements Saved {}

        record Refused(List<Problem> problems) implements Saved {}

        record Over(String sentence) implements Saved {}

        record NotFound() implements Saved {}
    }

    /// Starts an empty draft under the secret, once.
    @Transactional
    public Saved start(BidSecret secret, UUID tender) {
        var there = find(secret);
        if (there.isPresent()) return new Saved.Kept(there.get().version());
        var over = over(tender);
        if (over.isEmpty()) return new Saved.NotFound();
        if (over.get()) return new Saved.Over(OVER);
        var id = UUID.randomUUID();
        db.sql("""
                        insert into procurement.draft (id, procurement, secret_hash, version, locked)
                        values (:id, :tender, :hash, 1, :locked) on conflict (secret_hash) do nothing
                        """)
                .param("id", id)
                .param("tender", tender)
                .param("hash", secret.hash())
                .param("locked", secret.lock(id, json.writeValueAsBytes(BidForm.EMPTY)))
                .update();
        return new Saved.Kept(1);
    }

    public Optional<Draft> find(BidSecret secret) {
        return db.sql("""
                        select id, procurement, version, locked from procurement.draft where secret_hash = :hash
                        """)
                .param("hash", secret.hash())
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    var plain = secret.unlock(id, row.getBytes("locked"))
                            .orElseThrow(() -> new IllegalStateException("draft " + id + " was altered"));
                    return new Draft(
                            id,
                            row.getObject("procurement", UUID.class),
                            row.getInt("version"),
                            json.readValue(plain, BidForm.class));
                })
                .optional();
    }

    /// Keeps what was typed, finished or not. The same text saved again is kept as it is.
    ///
    /// @param seen the version that was edited
    @Transactional
    public Saved save(BidSecret secret, int seen, BidForm form) {
        var draft = locked(secret);
        if (draft.isEmpty()) return new Saved.NotFound();
        if (over(draft.get().tender()).orElse(true)) return new Saved.Over(OVER);
        if (draft.get().form().equals(form)) return new Saved.Kept(draft.get().version());
        if (draft.get().version() != seen) return new Saved.Changed(draft.get());
        var plain = json.writeValueAsBytes(form);
        if (plain.length > SealedBytes.LARGEST)
            return new Saved.Refused(List.of(Problem.ofAll("Shorten the answers: together they are too long to save")));
        db.sql("""
                        update procurement.draft set locked = :locked, version = :version, saved_at = now() where id = :id
                        """)
                .param("locked", secret.lock(draft.get().id(), plain))
                .param("version", seen + 1)
                .param("id", draft.get().id())
                .update();
        return new Saved.Kept(seen + 1);
    }

    /// The draft, with its row held until the transaction ends.
    Optional<Draft> locked(BidSecret secret) {
        db.sql("select id from procurement.draft where secret_hash = :hash for update")
                .param("hash", secret.hash())
                .query(UUID.class)
                .optional();
        return find(secret);
    }

    private Optional<Boolean> over(UUID tender) {
        return db.sql("""
                        select not procurement.in_time(clock_timestamp(), deadline) from procurement.current_tender
                        where procurement = :id
                        """).param("id", tender).query(Boolean.class).optional();
    }
}
