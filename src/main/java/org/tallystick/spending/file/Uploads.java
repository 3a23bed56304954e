package org.tallystick.spending.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.store.FileStore.Keeping.Kept;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Jsonb;
import org.tallystick.shared.OrganisationId;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.warehouse.Manifest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Spending files as they were sent, and what became of each.
@Component
public class Uploads {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADINGS = new TypeReference<>() {};

    private static final RowMapper<Upload> UPLOAD = (row, _) -> new Upload(
            row.getObject("id", UUID.class),
            row.getString("publisher"),
            row.getString("filename"),
            row.getString("sha256"),
            row.getLong("bytes"),
            row.getTimestamp("uploaded_at").toInstant(),
            JSON.readValue(row.getString("headings"), HEADINGS),
            row.getInt("choice"),
            Optional.ofNullable(row.getString("found")).map(text -> JSON.readValue(text, Found.class)),
            row.getObject("confirmed_by", UUID.class),
            row.getTimestamp("loaded_at") != null);

    private final JdbcClient db;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    Uploads(JdbcClient db, Journal journal, ApplicationEventPublisher events) {
        this.db = db;
        this.journal = journal;
        this.events = events;
    }

    /// Remembers a file, once for each key. The columns that were corrected for the publisher's
    /// last file are taken for this one.
    ///
    /// @return false where the key is another file's
    @Transactional
    boolean begin(Actor actor, UUID key, Publisher publisher, String filename, Kept kept) {
        int added = db.sql("""
                        insert into localspend.upload (id, organisation, filename, sha256, bytes, uploaded_by)
                        values (:id, :organisation, :filename, :sha256, :bytes, :by) on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("organisation", publisher.organisation().value())
                .param("filename", filename)
                .param("sha256", kept.sha256())
                .param("bytes", kept.size())
                .param("by", actor.id())
                .update();
        if (added == 0) return is(key, publisher, kept);
        remembered(publisher).ifPresent(headings -> enter(actor, UUID.randomUUID(), key, 1, headings));
        journal.write(
                actor,
                "spending file sent",
                About.of("spending file", key),
                "",
                Map.of(
                        "publisher", publisher.key(),
                        "sha256", kept.sha256(),
                        "bytes", Integer.toString(kept.size())));
        return true;
    }

    private boolean is(UUID key, Publisher publisher, Kept kept) {
        return find(key)
                .filter(each -> each.publisher().equals(publisher.key()))
                .filter(each -> each.sha256().equals(kept.sha256()))
                .isPresent();
    }

    /// What waits to be read or loaded, the oldest first.
    List<Upload> waiting() {
        return db.sql("""
                select * from localspend.upload_state
                where loaded_at is null and (confirmed_by is not null or found is null)
                order by uploaded_at, id
                """).query(UPLOAD).list();
    }

    Optional<Upload> find(UUID id) {
        return db.sql("select * from localspend.upload_state where id = :id")
                .param("id", id)
                .query(UPLOAD)
                .optional();
    }

    OrganisationId organisation(UUID id) {
        return new OrganisationId(db.sql("select organisation from localspend.upload where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single());
    }

    /// The publisher's latest files that are not loaded, at most 20.
    public List<Upload> open(Publisher publisher) {
        return db.sql("""
                select * from localspend.upload_state where publisher = :publisher and loaded_at is null
                order by uploaded_at desc, id limit 20
                """).param("publisher", publisher.key()).query(UPLOAD).list();
    }

    /// Corrects which column means what; the file is read again.
    ///
    /// @param seen the choice that the form was made from
    /// @return false where somebody has chosen or confirmed meanwhile
    @Transactional
    boolean choose(Actor actor, UUID key, UUID upload, int seen, Map<String, String> headings) {
        var now = take(upload);
        if (now.isEmpty() || now.get().confirmedBy() != null) return false;
        if (db.sql("select count(*) from localspend.choice where id = :id")
                        .param("id", key)
                        .query(Integer.class)
                        .single()
                == 1) return true;
        if (now.get().choice() != seen) return false;
        enter(actor, key, upload, seen + 1, headings);
        journal.write(actor, "columns corrected", About.of("spending file", upload), "", headings);
        return true;
    }

    private void enter(Actor actor, UUID id, UUID upload, int number, Map<String, String> headings) {
        db.sql("""
                insert into localspend.choice (id, upload, number, headings, chosen_by)
                values (:id, :upload, :number, cast(:headings as jsonb), :by)
                """)
                .param("id", id)
                .param("upload", upload)
                .param("number", number)
                .param("headings", Jsonb.of(headings))
                .param("by", actor.id())
                .update();
    }

    /// The columns that the publisher's last file was confirmed with.
    private Optional<Map<String, String>> remembered(Publisher publisher) {
        return db.sql("""
                select headings from localspend.remembered_choice where organisation = :organisation
                """)
                .param("organisation", publisher.organisation().value())
                .query((row, _) -> ColumnRules.remembered(JSON.readValue(row.getString("headings"), HEADINGS)))
                .optional();
    }

    /// Keeps what a reading came to.
    @Transactional
    void found(UUID upload, int choice, Found found) {
        db.sql("""
                insert into localspend.reading (upload, choice, found) values (:upload, :choice, cast(:found as jsonb))
                on conflict (upload, choice) do nothing
                """)
                .param("upload", upload)
                .param("choice", choice)
                .param("found", Jsonb.of(found))
                .update();
    }

    /// Confirms what was found, so that it is loaded.
    ///
    /// @return false where it is another reading than the one that was seen, or cannot be loaded
    @Transactional
    boolean confirm(Actor actor, UUID upload, int seen) {
        var now = take(upload);
        if (now.isEmpty()) return false;
        if (now.get().confirmedBy() != null) return true;
        if (now.get().choice() != seen
                || now.get().found().filter(Found::loadable).isEmpty()) return false;
        db.sql("insert into localspend.confirmation (upload, confirmed_by) values (:upload, :by)")
                .param("upload", upload)
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "spending file confirmed",
                About.of("spending file", upload),
                "",
                Map.of("publisher", now.get().publisher(), "sha256", now.get().sha256()));
        return true;
    }

    private Optional<Upload> take(UUID upload) {
        db.sql("select id from localspend.upload where id = :id for update")
                .param("id", upload)
                .query(UUID.class)
                .optional();
        return find(upload);
    }

    /// Keeps that a file is loaded, and announces what that says of local spending.
    @Transactional
    void loaded(Upload upload, Manifest manifest, Actor by, List<LocalSpendMeasured> measured) {
        int added = db.sql("""
                        insert into localspend.loading (upload, lines_sha256) values (:upload, :lines)
                        on conflict (upload) do nothing
                        """)
                .param("upload", upload.id())
                .param("lines", manifest.linesSha256())
                .update();
        if (added == 0) return;
        journal.write(
                by,
                "spending file loaded",
                About.of("spending file", upload.id()),
                "",
                Map.of(
                        "publisher", manifest.publisher(),
                        "sha256", manifest.sha256(),
                        "payments", Long.toString(manifest.used()),
                        "set aside", Long.toString(manifest.aside()),
                        "total", manifest.total()));
        measured.forEach(events::publishEvent);
    }
}
