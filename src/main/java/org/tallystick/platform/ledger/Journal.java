package org.tallystick.platform.ledger;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Actor;

/// Writes who did what, about what and why, in the transaction of the fact itself, so that neither
/// exists without the other. [Sealer] chains the entry about a second later; `docs/ledger.md`
/// states the bytes and the hashes.
@Component
public class Journal {

    private static final int SALT_BYTES = 16;

    private final JdbcClient db;
    private final SecureRandom random = new SecureRandom();

    Journal(JdbcClient db) {
        this.db = db;
    }

    /// The digest of the first entry about a thing, as 64 hexadecimal digits, so that a later act can
    /// say exactly what it is about.
    public String digest(About about) {
        return HexFormat.of()
                .formatHex(db.sql("""
                        select digest from ledger.entry where about_kind = :kind and about = :about order by id limit 1
                        """)
                        .param("kind", about.kind())
                        .param("about", about.id())
                        .query(byte[].class)
                        .single());
    }

    /// Writes one entry; a transaction must be under way.
    ///
    /// @param act a verb of the field in the past tense, with its noun: "return submitted"
    /// @param because the reason given; empty where the act needs none
    /// @param facts the figures and ids that the act rests on, so that a receipt can be held
    ///   against them; no personal data, for entries outlive those whom they name
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Actor who, String act, About about, String because, Map<String, String> facts) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        // The database's clock, which also dates the fact and judges deadlines.
        var at = db.sql("select now()").query(Timestamp.class).single().toInstant();
        var entry = new Entry(at, who.id(), who.name(), act, about, because, Entry.canonical(new TreeMap<>(facts)));
        db.sql("""
                        with entry as (
                            insert into ledger.entry (at, actor, actor_name, act, about_kind, about, because, facts, salt, digest)
                            values (:at, :actor, :name, :act, :kind, :about, :because, :facts, :salt, :digest)
                            returning id
                        )
                        insert into ledger.waiting (entry) select id from entry
                        """)
                .param("at", Timestamp.from(at))
                .param("actor", entry.actor())
                .param("name", entry.actorName())
                .param("act", act)
                .param("kind", about.kind())
                .param("about", about.id())
                .param("because", because)
                .param("facts", entry.facts())
                .param("salt", salt)
                .param("digest", entry.digest(salt))
                .update();
    }
}
