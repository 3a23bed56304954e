package org.tallystick.procurement.tender;

import com.codahale.shamir.Scheme;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashSet;
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
import org.tallystick.procurement.sealed.SealedBytes;
import org.tallystick.shared.Actor;

/// The keys with which two officers together open a tender's bids.
///
/// A key pair is made, its private half is split at once, and each opener fetches their own share,
/// which is shown once. Shares that nobody has fetched yet wait in memory only: a restart loses
/// them, and then a new key is made. A tender is published only when every share has been fetched,
/// so that no bid is ever sealed to a key that is lost.
@Component
public class OpeningKeys {

    private static final int TOGETHER = 2;

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final TenderNotices notices;
    private final Map<Waiting, OpeningKey> waiting = new ConcurrentHashMap<>();

    OpeningKeys(JdbcClient db, Journal journal, Procurements procurements, TenderNotices notices) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
    }

    private record Waiting(UUID tenderKey, UUID person) {}

    /// @param name as shown beside the key
    public record Opener(UUID person, String name) {}

    /// An opener and whether their key was fetched.
    public record Collected(UUID person, String name, boolean collected) {}

    public sealed interface Prepared {
        record Made(UUID tenderKey) implements Prepared {}

        record Refused(String sentence) implements Prepared {}

        record NotFound() implements Prepared {}
    }

    /// Makes the tender's key and splits it over the openers; two of them open. An earlier key that
    /// no tender was published with is forgotten. Three openers are usual, so that one may be away.
    @Transactional
    public Prepared prepare(Actor actor, UUID key, UUID procurement, List<Opener> openers) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Prepared.NotFound();
        if (current(procurement).filter(key::equals).isPresent()) return new Prepared.Made(key);
        if (procurements.state(procurement) != Procurements.State.PLANNED)
            return new Prepared.Refused("The tender is published, so its key cannot be changed");
        var people = new HashSet<>(openers.stream().map(Opener::person).toList());
        if (openers.size() < TOGETHER || people.size() != openers.size() || openers.size() > 20)
            return new Prepared.Refused("Name at least two different officers who will open the bids; three are usual");
        current(procurement)
                .ifPresent(
                        old -> waiting.keySet().removeIf(one -> one.tenderKey().equals(old)));
        var pair = SealedBytes.makeKeys();
        var shares = new Scheme(new SecureRandom(), openers.size(), TOGETHER).split(SealedBytes.scalar(pair));
        db.sql("""
                        insert into procurement.tender_key (id, procurement, public_key, made_by)
                        values (:id, :procurement, :key, :by)
                        """)
                .param("id", key)
                .param("procurement", procurement)
                .param("key", pair.getPublic().getEncoded())
                .param("by", actor.id())
                .update();
        for (int at = 0; at < openers.size(); at++)
            keep(key, openers.get(at), new OpeningKey(at + 1, share(shares, at + 1)));
        journal.write(
                actor,
                "opening keys made",
                About.of("procurement", procurement),
                "",
                Map.of("openers", Integer.toString(openers.size()), "key", key.toString()));
        notices.keysMade(key, procurement, people);
        return new Prepared.Made(key);
    }

    private static byte[] share(Map<Integer, byte[]> shares, int number) {
        return Optional.ofNullable(shares.get(number)).orElseThrow();
    }

    private void keep(UUID tenderKey, Opener opener, OpeningKey share) {
        db.sql("""
                        insert into procurement.opener (tender_key, person, name, number, key_hash)
                        values (:key, :person, :name, :number, :hash)
                        """)
                .param("key", tenderKey)
                .param("person", opener.person())
                .param("name", opener.name())
                .param("number", share.number())
                .param("hash", share.hash())
                .update();
        waiting.put(new Waiting(tenderKey, opener.person()), share);
    }

    /// What fetching one's opening key came to.
    public sealed interface Fetched {
        /// @param key to be printed; it is never shown again
        record Shown(String key) implements Fetched {
            /// A key does not belong in a log.
            @Override
            public String toString() {
                return "Shown";
            }
        }

        record ShownBefore(String sentence) implements Fetched {}

        record Lost(String sentence) implements Fetched {}

        record NotFound() implements Fetched {}
    }

    /// The actor's own opening key, once.
    @Transactional
    public Fetched fetch(Actor actor, UUID procurement) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Fetched.NotFound();
        var key = current(procurement);
        if (key.isEmpty()
                || people(key.get()).stream().noneMatch(one -> one.person().equals(actor.id())))
            return new Fetched.NotFound();
        int first =
                db.sql("""
                                insert into procurement.collection (tender_key, person) values (:key, :person) on conflict do nothing
                                """).param("key", key.get()).param("person", actor.id()).update();
        if (first == 0)
            return new Fetched.ShownBefore(
                    "Your opening key has already been shown once and we do not keep it. Use the printed one. Before the tender is published, an officer can make new keys");
        var share = waiting.remove(new Waiting(key.get(), actor.id()));
        if (share == null) {
            db.sql("delete from procurement.collection where tender_key = :key and person" + " = :person")
                    .param("key", key.get())
                    .param("person", actor.id())
                    .update();
            return new Fetched.Lost("Your opening key was lost when the server started again: make new keys");
        }
        journal.write(
                actor,
                "opening key fetched",
                About.of("procurement", procurement),
                "",
                Map.of("key", key.get().toString(), "number", Integer.toString(share.number())));
        return new Fetched.Shown(share.text());
    }

    /// Who opens the bids of this tender, for its officers.
    public List<Collected> openers(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement)
                ? current(procurement).map(this::people).orElse(List.of())
                : List.of();
    }

    /// The newest key of a procurement; a published tender's cannot be replaced.
    Optional<UUID> current(UUID procurement) {
        return db.sql("""
                        select id from procurement.tender_key where procurement = :procurement
                        order by made_at desc, id limit 1
                        """).param("procurement", procurement).query(UUID.class).optional();
    }

    boolean allFetched(UUID tenderKey) {
        return people(tenderKey).stream().allMatch(Collected::collected);
    }

    /// The opener's number where this is their key.
    public boolean belongs(UUID tenderKey, Actor actor, OpeningKey key) {
        return db.sql("""
                                select count(*) from procurement.opener
                                where tender_key = :tender and person = :person and number = :number and key_hash = :hash
                                """)
                        .param("tender", tenderKey)
                        .param("person", actor.id())
                        .param("number", key.number())
                        .param("hash", key.hash())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /// The private half, from any two shares.
    public static byte[] join(Collection<OpeningKey> keys) {
        var shares = new java.util.HashMap<Integer, byte[]>();
        for (var key : keys) shares.put(key.number(), key.share());
        return new Scheme(new SecureRandom(), Math.max(TOGETHER, shares.size()), TOGETHER).join(shares);
    }

    private List<Collected> people(UUID tenderKey) {
        return db.sql("""
                        select o.person, o.name, c.person is not null as collected
                        from procurement.opener o
                        left join procurement.collection c on c.tender_key = o.tender_key and c.person = o.person
                        where o.tender_key = :key order by o.number
                        """).param("key", tenderKey).query(Collected.class).list();
    }
}
