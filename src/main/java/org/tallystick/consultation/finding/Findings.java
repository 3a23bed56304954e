package org.tallystick.consultation.finding;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.finding.FindingDocument.Coded;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.library.disclosure.AuditRules;
import org.tallystick.library.disclosure.Release;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/// Findings as they are published. The tables and the counts of codes are fixed with the first
/// publication and stay; a later one may say more about them, and has the quotes as they may be
/// read by then, so that a name that is blacked out leaves the page.
@Component
public class Findings {

    static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final Journal journal;
    private final Results results;
    private final Quotes quotes;

    Findings(JdbcClient db, Journal journal, Results results, Quotes quotes) {
        this.db = db;
        this.journal = journal;
        this.results = results;
        this.quotes = quotes;
    }

    /// One publication.
    public record Published(int number, FindingDocument document, Instant at) {}

    /// What publishing gives.
    public sealed interface Publishing {
        record Done(int number) implements Publishing {}

        record StillOpen() implements Publishing {}

        record NotFound() implements Publishing {}

        /// Somebody else published in the meantime.
        record Changed(int number) implements Publishing {}
    }

    /// @param key made with the form
    /// @param seen the number of the publication that the form showed, 0 for none
    /// @param crossedBy the items with which every statement is crossed; for the first alone
    @Transactional
    public Publishing publish(Actor actor, UUID key, UUID consultation, int seen, List<String> crossedBy, Said said) {
        var read = results.read(actor, consultation);
        if (read.isEmpty()) return new Publishing.NotFound();
        return switch (read.get()) {
            case Results.Read.Sealed _ -> new Publishing.StillOpen();
            case Results.Read.All all -> publish(actor, key, all, seen, said, new Tables(crossedBy, Settings.DEFAULT));
        };
    }

    /// What the first publication fixes.
    ///
    /// @param crossedBy the items with which every statement is crossed
    record Tables(List<String> crossedBy, Settings settings) {
        Tables {
            crossedBy = List.copyOf(crossedBy);
        }
    }

    /// What was read of the answers is used again.
    @Transactional
    Publishing publish(Actor actor, UUID key, Results.Read.All all, int seen, Said said, Tables tables) {
        var id = all.consultation().id();
        // One publishes after the other, so that both halves of a double click are told the same.
        db.sql("select repeats from finding.packed where consultation = :id and repeats for update")
                .param("id", id)
                .query(Boolean.class)
                .single();
        var already = number(key);
        if (already.isPresent()) return new Publishing.Done(already.get());
        var latest = latest(id);
        var number = latest.map(Published::number).orElse(0);
        if (number != seen) return new Publishing.Changed(number);
        var before = latest.map(Published::document);
        var settings =
                before.map(FindingDocument::settings).orElse(tables.settings().within(all.designed()));
        var shown = all.hiding(settings.hidden());
        // Read here, not with the form: what is blacked out by now must not be published.
        var coded = quotes.coded(shown, settings.thresholds());
        var document = before.map(each -> each.saying(said, coded))
                .orElseGet(() -> audited(shown, said, tables.crossedBy(), settings, coded, key));
        return insert(actor, key, id, number + 1, document);
    }

    private static FindingDocument audited(
            Results.Read.All all, Said said, List<String> crossedBy, Settings settings, List<Coded> coded, UUID key) {
        var document = FindingRules.document(all, crossedBy, said, settings, coded, secret(key));
        if (!given(document).isEmpty()
                || !AuditRules.bounded(released(document)).isEmpty())
            throw new IllegalStateException("the tables give away what they hide");
        return document;
    }

    /// The key of the form, which is kept with the publication and shown to nobody: the same form
    /// hides the same cells as often as it is sent.
    static long secret(UUID key) {
        return key.getMostSignificantBits() ^ Long.rotateLeft(key.getLeastSignificantBits(), 32);
    }

    private static List<Release> released(FindingDocument document) {
        return List.of(new Release(document.tables(), List.of()));
    }

    /// Every count that a document gives away although it is to be hidden, whether it is shown or
    /// can be worked out.
    static List<AuditRules.Known> given(FindingDocument document) {
        var release = released(document);
        var given = new java.util.ArrayList<>(AuditRules.small(release));
        given.addAll(AuditRules.given(release));
        return given;
    }

    private Publishing insert(Actor actor, UUID key, UUID consultation, int number, FindingDocument document) {
        int added = db.sql("""
                                insert into finding.publication
                                    (consultation, number, key, document, published_by)
                                values (:consultation, :number, :key, :document::jsonb, :by)
                                on conflict do nothing
                                """)
                .param("consultation", consultation)
                .param("number", number)
                .param("key", key)
                .param("document", JSON.writeValueAsString(document))
                .param("by", actor.id())
                .update();
        if (added == 0) return new Publishing.Changed(number);
        journal.write(
                actor,
                "findings published",
                About.of("consultation", consultation),
                "",
                Map.of(
                        "number", "" + number,
                        "responses", "" + document.responses(),
                        "tables", "" + document.tables().size()));
        return new Publishing.Done(number);
    }

    private Optional<Integer> number(UUID key) {
        return db.sql("select number from finding.publication where key = :key")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    /// The latest publication, for everybody.
    public Optional<Published> latest(UUID consultation) {
        return db.sql("""
                        select number, document::text as document, published_at from finding.publication
                        where consultation = :consultation order by number desc limit 1
                        """)
                .param("consultation", consultation)
                .query((row, _) -> new Published(
                        row.getInt("number"),
                        JSON.readValue(row.getString("document"), FindingDocument.class),
                        row.getTimestamp("published_at").toInstant()))
                .optional();
    }

    /// Every document that was published, for whoever checks them.
    List<FindingDocument> all() {
        return db.sql("select document::text as document from finding.publication")
                .query((row, _) -> JSON.readValue(row.getString("document"), FindingDocument.class))
                .list();
    }
}
