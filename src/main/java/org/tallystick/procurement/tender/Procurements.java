package org.tallystick.procurement.tender;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Edition;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.policy.Finding;
import org.tallystick.procurement.policy.Policies;
import org.tallystick.procurement.policy.PolicyRules;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;
import tools.jackson.databind.json.JsonMapper;

/// What bodies mean to buy, from the first plan to the published tender.
@Component
public class Procurements {

    /// The fewest days for bids that section 54 asks for, bids being sent electronically.
    private static final int LEAST_DAYS = 25;

    private static final int SUGGESTED_LEAST = 3;
    private static final int SUGGESTED_MOST = 6;

    private final JdbcClient db;
    private final Journal journal;
    private final Policies policies;
    private final JsonMapper json;

    Procurements(JdbcClient db, Journal journal, Policies policies, JsonMapper json) {
        this.db = db;
        this.journal = journal;
        this.policies = policies;
        this.json = json;
    }

    public enum State {
        PLANNED("Planned"),
        OPEN("Open for bids"),
        CLOSED("Closed, bids unopened"),
        EVALUATING("Being evaluated"),
        AWARDED("Awarded");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// One line of an officer's list.
    ///
    /// @param deadline null before it is published
    public record Listed(
            UUID id,
            OrganisationId buyer,
            String title,
            State state,
            @Nullable Instant deadline) {}

    /// The latest plan, and its version, which an edit must carry.
    public record Plan(UUID procurement, OrganisationId buyer, int version, TenderForm form, State state) {}

    /// What saving a plan came to.
    public sealed interface Saved {
        record Kept(int version) implements Saved {}

        /// Somebody saved in the meantime.
        record Changed(Plan latest) implements Saved {}

        record NotFound() implements Saved {}

        record Published(String sentence) implements Saved {}
    }

    /// Saves the plan as typed; the first save makes the procurement.
    ///
    /// @param key made when the form was shown
    /// @param seen the version that was edited, 0 for a new one
    @Transactional
    public Saved save(Actor actor, UUID key, UUID procurement, OrganisationId buyer, int seen, TenderForm form) {
        if (!actor.is(Role.OFFICER, buyer)) return new Saved.NotFound();
        db.sql("""
                        insert into procurement.procurement (id, buyer, made_by) values (:id, :buyer, :by)
                        on conflict (id) do nothing
                        """)
                .param("id", procurement)
                .param("buyer", buyer.value())
                .param("by", actor.id())
                .update();
        if (!lock(actor, procurement).map(buyer::equals).orElse(false)) return new Saved.NotFound();
        var already = db.sql("select version from procurement.plan where id = :id and" + " procurement = :procurement")
                .param("id", key)
                .param("procurement", procurement)
                .query(Integer.class)
                .optional();
        if (already.isPresent()) return new Saved.Kept(already.get());
        var latest = plan(actor, procurement);
        if (latest.map(Plan::version).orElse(0) != seen) return new Saved.Changed(latest.orElseThrow());
        if (latest.map(plan -> plan.state() != State.PLANNED).orElse(false))
            return new Saved.Published(
                    "This tender is published and cannot be changed. You can still extend its deadline");
        db.sql("""
                        insert into procurement.plan (id, procurement, version, form, saved_by)
                        values (:id, :procurement, :version, :form::jsonb, :by)
                        """)
                .param("id", key)
                .param("procurement", procurement)
                .param("version", seen + 1)
                .param("form", json.writeValueAsString(form))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                seen == 0 ? "procurement begun" : "procurement plan saved",
                About.of("procurement", procurement),
                "",
                Map.of("version", Integer.toString(seen + 1)));
        return new Saved.Kept(seen + 1);
    }

    /// The procurements of the bodies for which the actor is an officer.
    public List<Listed> all(Actor actor) {
        return db.sql("""
                        select s.id, s.buyer, s.state, s.deadline, p.form ->> 'title' as title
                        from procurement.procurement_state s
                        join procurement.plan p on p.procurement = s.id
                        where s.buyer = any(:buyers)
                          and p.version = (select max(version) from procurement.plan where procurement = s.id)
                        order by s.made_at desc, s.id
                        """)
                .param("buyers", buyers(actor))
                .query((row, number) -> {
                    var deadline = row.getTimestamp("deadline");
                    return new Listed(
                            row.getObject("id", UUID.class),
                            new OrganisationId(row.getObject("buyer", UUID.class)),
                            row.getString("title"),
                            State.valueOf(row.getString("state")),
                            deadline == null ? null : deadline.toInstant());
                })
                .list();
    }

    public Optional<Plan> plan(Actor actor, UUID procurement) {
        return db.sql("""
                        select s.id, s.buyer, s.state, p.version, p.form
                        from procurement.procurement_state s join procurement.plan p on p.procurement = s.id
                        where s.id = :id and s.buyer = any(:buyers)
                        order by p.version desc limit 1
                        """)
                .param("id", procurement)
                .param("buyers", buyers(actor))
                .query((row, number) -> new Plan(
                        procurement,
                        new OrganisationId(row.getObject("buyer", UUID.class)),
                        row.getInt("version"),
                        json.readValue(row.getString("form"), TenderForm.class),
                        State.valueOf(row.getString("state"))))
                .optional();
    }

    /// The latest plan read against its framework: what is still wrong with it, which policies
    /// apply, and advice that stops nobody.
    ///
    /// @param findings empty until the plan has no problems
    public record Review(List<Problem> problems, List<Finding> findings, List<String> advice) {}

    public Optional<Review> review(Actor actor, UUID procurement, Edition edition) {
        return plan(actor, procurement).map(plan -> switch (plan.form().check(edition)) {
            case Checked.Valid<Tender>(var tender) ->
                new Review(List.of(), findings(plan.buyer(), tender), advice(tender));
            case Checked.Invalid<Tender>(var problems) -> new Review(problems, List.of(), List.of());
        });
    }

    List<Finding> findings(OrganisationId buyer, Tender tender) {
        return PolicyRules.apply(policies.all(), tender.facts(policies.adopted(buyer)));
    }

    /// Three to six measures are what bidders can take in hand and a contract manager can follow.
    static List<String> advice(Tender tender) {
        var advice = new ArrayList<String>();
        int chosen = tender.choices().size();
        if (chosen < SUGGESTED_LEAST || chosen > SUGGESTED_MOST)
            advice.add("Three to six measures are usual, and " + chosen + (chosen == 1 ? " is" : " are") + " chosen");
        if (chosen < SUGGESTED_LEAST && tender.leftOut().isEmpty())
            advice.add("Record why other measures are left out, if there is a reason");
        var days = ChronoUnit.DAYS.between(tender.date(), UkTime.day(tender.deadline()));
        if (days < LEAST_DAYS)
            advice.add("Bids close "
                    + days
                    + (days == 1 ? " day" : " days")
                    + " after the tender's date. For a contract above the threshold section"
                    + " 54 of the Procurement Act 2023 asks for at least 25 days, counted"
                    + " from the day after the invitation, where bids are sent"
                    + " electronically and every document is given at once; 30 where one of"
                    + " these holds; 35 where neither does. It names the cases in which"
                    + " fewer will do");
        return advice;
    }

    /// Takes the lock that saving, publishing, opening, scoring and awarding share; empty unless
    /// the actor is an officer of the buyer.
    public Optional<OrganisationId> lock(Actor actor, UUID procurement) {
        return db.sql("select buyer from procurement.procurement where id = :id for update")
                .param("id", procurement)
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new)
                .filter(buyer -> actor.is(Role.OFFICER, buyer));
    }

    /// Without the lock, for reading.
    public boolean officer(Actor actor, UUID procurement) {
        return db.sql("select count(*) from procurement.procurement where id = :id and" + " buyer = any(:buyers)")
                        .param("id", procurement)
                        .param("buyers", buyers(actor))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    public State state(UUID procurement) {
        return db.sql("select state from procurement.procurement_state where id = :id")
                .param("id", procurement)
                .query((row, number) -> State.valueOf(row.getString("state")))
                .single();
    }

    private static UUID[] buyers(Actor actor) {
        return actor.organisations(Role.OFFICER).stream()
                .map(OrganisationId::value)
                .toArray(UUID[]::new);
    }
}
