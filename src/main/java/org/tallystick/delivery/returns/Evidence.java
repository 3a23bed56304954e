package org.tallystick.delivery.returns;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.store.FileName;
import org.tallystick.platform.store.FileStore;
import org.tallystick.platform.store.FileStore.Keeping;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The evidence shelves of suppliers: files kept once and attached to as many claims as they bear
/// out.
@Component
public class Evidence {

    private final JdbcClient db;
    private final Journal journal;
    private final FileStore files;

    Evidence(JdbcClient db, Journal journal, FileStore files) {
        this.db = db;
        this.journal = journal;
        this.files = files;
    }

    /// What became of a file.
    public sealed interface Shelved {
        /// It is on the shelf now, or was already.
        record Accepted(EvidenceFile file) implements Shelved {}

        record Refused(Problem problem) implements Shelved {}

        record NotYours() implements Shelved {}
    }

    /// Puts a file on the supplier's shelf, once.
    ///
    /// @param key made by the caller when the form was shown; with the file's SHA-256 it becomes
    ///   the file's id, so that a form sent again with another file is another file
    /// @param name as given; it decides nothing but whether plain text is CSV
    @Transactional
    public Shelved shelve(Actor actor, UUID key, OrganisationId owner, String name, InputStream bytes) {
        if (!actor.is(Role.SUPPLIER, owner)) return new Shelved.NotYours();
        return switch (files.keep(bytes, name)) {
            case Keeping.Refused(var because) -> new Shelved.Refused(new Problem("files", because));
            case Keeping.Kept kept -> add(actor, id(key, kept), owner, FileName.plain(name), kept);
        };
    }

    private static UUID id(UUID key, Keeping.Kept kept) {
        return UUID.nameUUIDFromBytes((key + " " + kept.sha256()).getBytes(StandardCharsets.US_ASCII));
    }

    private Shelved add(Actor actor, UUID key, OrganisationId owner, String name, Keeping.Kept kept) {
        var added = db.sql("""
                insert into delivery.evidence (id, owner, sha256, name, type, size, added_by)
                values (:id, :owner, :sha256, :name, :type, :size, :by)
                on conflict do nothing
                """)
                .param("id", key)
                .param("owner", owner.value())
                .param("sha256", kept.sha256())
                .param("name", name)
                .param("type", kept.type().name())
                .param("size", kept.size())
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "evidence shelved",
                    About.of("evidence", key),
                    "",
                    Map.of("owner", owner.toString(), "sha256", kept.sha256(), "size", Integer.toString(kept.size())));
        return db.sql("select * from delivery.evidence where owner = :owner and sha256 = :sha256")
                .param("owner", owner.value())
                .param("sha256", kept.sha256())
                .query(ReturnReads::file)
                .optional()
                .<Shelved>map(Shelved.Accepted::new)
                .orElseGet(Shelved.NotYours::new);
    }

    /// What is on the shelf, newest first; nothing for people of other organisations.
    public List<EvidenceFile> shelf(Actor actor, OrganisationId owner) {
        if (!actor.belongsTo(owner)) return List.of();
        return db.sql("select * from delivery.evidence where owner = :owner order by added_at desc, id")
                .param("owner", owner.value())
                .query(ReturnReads::file)
                .list();
    }

    /// A file and its bytes.
    public record Opened(EvidenceFile file, InputStream bytes) {}

    /// Opens a file for its owner's people, and for the people of a buyer to whom it was given with
    /// a claim. To be served as a download only, under its type's media type.
    public Optional<Opened> open(Actor actor, UUID id) {
        var sight = Visibility.of(actor);
        return db.sql("""
                select e.* from delivery.evidence e
                where e.id = :id
                  and (:all or e.owner = any(cast(:mine as uuid[])) or exists (
                      select from delivery.claim_evidence a
                      join delivery.return r on r.id = a.return
                      join delivery.contract c on c.id = r.contract
                      where a.evidence = e.id and c.buyer = any(cast(:mine as uuid[]))))
                """)
                .param("id", id)
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .query(ReturnReads::file)
                .optional()
                .flatMap(file -> files.open(file.sha256()).map(bytes -> new Opened(file, bytes)));
    }

    /// Every file whose bytes are missing or changed, as a sentence; for `bin/tallystick doctor`.
    public List<String> check() {
        return db.sql("select * from delivery.evidence order by id").query(ReturnReads::file).list().stream()
                .filter(file -> !files.holds(file.sha256()))
                .map(file -> "Evidence %s (%s) is missing or changed on disk: restore %s from a backup."
                        .formatted(file.id(), file.name(), file.sha256()))
                .toList();
    }
}
