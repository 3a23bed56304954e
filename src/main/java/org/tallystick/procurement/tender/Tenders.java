package org.tallystick.procurement.tender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Edition;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.policy.Finding;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import tools.jackson.databind.json.JsonMapper;

/// Published tenders, which everybody may read and nobody changes.
@Component
public class Tenders {

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final OpeningKeys keys;
    private final JsonMapper json;
    private final RowMapper<Published> published;

    Tenders(JdbcClient db, Journal journal, Procurements procurements, OpeningKeys keys, JsonMapper json) {
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.keys = keys;
        this.json = json;
        this.published = (row, number) -> {
            var document = json.readValue(row.getString("document"), Document.class);
            return new Published(
                    row.getObject("procurement", UUID.class),
                    new OrganisationId(row.getObject("buyer", UUID.class)),
                    document.tender(),
                    document.findings(),
                    row.getTimestamp("deadline").toInstant(),
                    row.getBoolean("over"));
        };
    }

    /// What is frozen.
    record Document(int version, Tender tender, List<Finding> findings) {}

    /// @param deadline with its extensions, which the tender's own does not know
    /// @param over whether the deadline has passed, by the database's clock
    public record Published(
            UUID id, OrganisationId buyer, Tender tender, List<Finding> findings, Instant deadline, boolean over) {}

    /// A tender whose deadline has passed.
    ///
    /// @param supplier who was awarded it; null where nobody has been
    /// @param awardedAt when that was approved
    public record Past(
            UUID id,
            OrganisationId buyer,
            String title,
            Instant deadline,
            @Nullable OrganisationId supplier,
            @Nullable Instant awardedAt) {}

    private static final int MOST_PAST = 100;

    /// Those whose deadline passed last come first.
    public List<Past> past() {
        return db.sql("""
                        select * from procurement.past_tender order by deadline desc, id limit :most
                        """).param("most", MOST_PAST).query(Tenders::readPast).list();
    }

    public Optional<Past> past(UUID procurement) {
        return db.sql("select * from procurement.past_tender where id = :id")
                .param("id", procurement)
                .query(Tenders::readPast)
                .optional();
    }

    private static Past readPast(ResultSet row, int number) throws SQLException {
        var supplier = row.getObject("supplier", UUID.class);
        var awarded = row.getTimestamp("approved_at");
        return new Past(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("buyer", UUID.class)),
                row.getString("title"),
                row.getTimestamp("deadline").toInstant(),
                supplier == null ? null : new OrganisationId(supplier),
                awarded == null ? null : awarded.toInstant());
    }

    public sealed interface Publishing {
        record Open(UUID tender, Instant deadline) implements Publishing {}

        record Refused(List<Problem> problems) implements Publishing {}

        /// Requirements that are not met and not waived.
        record Stopped(List<Finding> findings) implements Publishing {}

        record Changed(Procurements.Plan latest) implements Publishing {}

        record NotFound() implements Publishing {}
    }

    /// Freezes the plan as the tender that bidders answer. Publishing again gives the same answer.
    ///
    /// @param seen the version that the officer saw
    /// @param edition the framework edition that the plan names
    @Transactional
    public Publishing publish(Actor actor, UUID procurement, int seen, Edition edition) {
        var buyer = procurements.lock(actor, procurement);
        var plan = procurements.plan(actor, procurement);
        if (buyer.isEmpty() || plan.isEmpty()) return new Publishing.NotFound();
        var already = find(procurement);
        if (already.isPresent())
            return new Publishing.Open(procurement, already.get().deadline());
        if (plan.get().version() != seen) return new Publishing.Changed(plan.get());
        return switch (plan.get().form().check(edition)) {
            case Checked.Invalid<Tender>(var problems) -> new Publishing.Refused(problems);
            case Checked.Valid<Tender>(var tender) -> publish(actor, plan.get(), tender);
        };
    }

    private Publishing publish(Actor actor, Procurements.Plan plan, Tender tender) {
        var findings = procurements.findings(plan.buyer(), tender);
        if (findings.stream().anyMatch(Finding::stops))
            return new Publishing.Stopped(
                    findings.stream().filter(Finding::stops).toList());
        var key = keys.current(plan.procurement());
        if (key.isEmpty() || !keys.allFetched(key.get()))
            return refused("openers", "Name who opens the bids, and wait until each has fetched their opening key");
        int added = db.sql("""
                                insert into procurement.tender (procurement, version, tender_key, document, deadline, published_by)
                                select :procurement, :version, :key, :document::jsonb, :deadline, :by
                                where procurement.in_time(clock_timestamp(), :deadline)
                                """)
                .param("procurement", plan.procurement())
                .param("version", plan.version())
                .param("key", key.get())
                .param("document", json.writeValueAsString(new Document(plan.version(), tender, findings)))
                .param("deadline", java.sql.Timestamp.from(tender.deadline()))
                .param("by", actor.id())
                .update();
        if (added == 0) return refused("deadline-date", "Enter a deadline in the future");
        journal.write(
                actor,
                "tender published",
                About.of("procurement", plan.procurement()),
                "",
                Map.of(
                        "version",
                        Integer.toString(plan.version()),
                        "deadline",
                        tender.deadline().toString()));
        return new Publishing.Open(plan.procurement(), tender.deadline());
    }

    private static Publishing refused(String field, String message) {
        return new Publishing.Refused(List.of(new Problem(field, message)));
    }

    /// A published tender; for everyone.
    public Optional<Published> find(UUID tender) {
        return db.sql("""
                        select procurement, buyer, document, deadline, not procurement.in_time(clock_timestamp(), deadline) as over
                        from procurement.current_tender where procurement = :id
                        """).param("id", tender).query(published).optional();
    }

    /// Tenders that still take bids, the first to close first; for everyone.
    public List<Published> open() {
        return db.sql("""
                        select procurement, buyer, document, deadline, false as over
                        from procurement.current_tender where procurement.in_time(clock_timestamp(), deadline)
                        order by deadline, procurement
                        """).query(published).list();
    }

    public Published sure(UUID tender) {
        return find(tender).orElseThrow();
    }
}
