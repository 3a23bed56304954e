package org.tallystick.procurement.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// What waits for officers and evaluators: keys to fetch, deadlines that passed, bids to score,
/// awards to propose and to approve.
@Component
class ProcurementTurns implements Turns {

    private final JdbcClient db;

    ProcurementTurns(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        var turns = new ArrayList<Turn>();
        if (actor.is(Role.OFFICER)) officer(actor).forEach(turns::addAll);
        if (actor.is(Role.OFFICER) || actor.is(Role.EVALUATOR)) turns.addAll(scoring(actor));
        return Waiting.of(turns);
    }

    private List<List<Turn>> officer(Actor actor) {
        return db.sql("""
                select s.id, s.state, s.deadline, p.form ->> 'title' as title, p.saved_at,
                       k.tender_key is not null and not k.collected and s.state = 'PLANNED' as fetches,
                       k.tender_key is not null as opens,
                       o.opened_at, e.evaluators, e.finished, w.proposed_at,
                       w.proposed_by = :person as proposed_by_me,
                       x.proposed_at as extension
                from procurement.procurement_state s
                cross join lateral (
                    select p.form, p.saved_at from procurement.plan p
                    where p.procurement = s.id order by p.version desc limit 1) p
                left join lateral (
                    select o.tender_key, exists (select from procurement.collection c
                           where c.tender_key = o.tender_key and c.person = o.person) as collected
                    from procurement.opener o
                    where o.person = :person and o.tender_key = (
                        select t.id from procurement.tender_key t
                        where t.procurement = s.id order by t.made_at desc, t.id limit 1)) k on true
                left join procurement.opening o on o.procurement = s.id
                cross join lateral (
                    select count(*) as evaluators, count(f.person) as finished
                    from procurement.evaluator e
                    left join procurement.finish f on f.procurement = e.procurement and f.person = e.person
                    where e.procurement = s.id) e
                left join lateral (
                    select a.proposed_at, a.proposed_by from procurement.award_proposal a
                    where a.procurement = s.id order by a.proposed_at desc, a.id limit 1) w on true
                left join lateral (
                    select d.proposed_at from procurement.extension d
                    where d.procurement = s.id and d.proposed_by <> :person
                      and not exists (select from procurement.extension_approval a where a.extension = d.id)
                    order by d.proposed_at desc limit 1) x on true
                where s.buyer = any(:buyers) and s.state <> 'AWARDED'
                order by s.made_at limit :most
                """)
                .param("person", actor.id())
                .param(
                        "buyers",
                        actor.organisations(Role.OFFICER).stream()
                                .map(OrganisationId::value)
                                .toArray(java.util.UUID[]::new))
                .param("most", MOST)
                .query(ProcurementTurns::officer)
                .list();
    }

    private static List<Turn> officer(ResultSet row, int number) throws SQLException {
        var turns = new ArrayList<Turn>();
        var title = ProcurementPages.named(row.getString("title"));
        var at = "/work/procurements/" + row.getString("id");
        var deadline = row.getTimestamp("deadline");
        var due = deadline == null ? null : UkTime.lastDay(deadline.toInstant());
        if (row.getBoolean("fetches"))
            turns.add(Turn.now(
                    Role.OFFICER,
                    title + ": fetch your opening key",
                    "The tender cannot be published before",
                    null,
                    null,
                    "Fetch the key",
                    at + "/keys"));
        var extension = row.getTimestamp("extension");
        if (extension != null)
            turns.add(Turn.now(
                    Role.OFFICER,
                    title + ": approve a later deadline",
                    "A colleague proposed it",
                    extension.toInstant(),
                    due,
                    "Look at it",
                    at + "/deadline"));
        switch (row.getString("state")) {
            case "PLANNED" ->
                turns.add(Turn.later(
                        Role.OFFICER,
                        title + ": finish the draft",
                        "Last saved "
                                + UkTime.date(
                                        UkTime.day(row.getTimestamp("saved_at").toInstant())),
                        null,
                        "Go on",
                        at));
            case "CLOSED" -> {
                if (row.getBoolean("opens") && deadline != null)
                    turns.add(Turn.now(
                            Role.OFFICER,
                            title + ": open the bids",
                            "With another of the officers who hold a key",
                            deadline.toInstant(),
                            null,
                            "Open the bids",
                            at + "/opening"));
            }
            case "EVALUATING" -> turns.addAll(evaluating(row, title, at));
            default -> {
                // Open for bids: nobody is asked for anything.
            }
        }
        return turns;
    }

    private static List<Turn> evaluating(ResultSet row, String title, String at) throws SQLException {
        var proposed = row.getTimestamp("proposed_at");
        if (proposed != null)
            return row.getBoolean("proposed_by_me")
                    ? List.of()
                    : List.of(Turn.now(
                            Role.OFFICER,
                            title + ": approve the award",
                            "A colleague proposed it",
                            proposed.toInstant(),
                            null,
                            "Look at it",
                            at + "/award"));
        var evaluators = row.getInt("evaluators");
        var finished = row.getInt("finished");
        var opened = row.getTimestamp("opened_at").toInstant();
        if (evaluators == 0)
            return List.of(Turn.now(
                    Role.OFFICER, title + ": name who evaluates", "", opened, null, "Name them", at + "/evaluators"));
        return finished < evaluators
                ? List.of(Turn.later(
                        Role.OFFICER,
                        title + ": bids are being scored",
                        "%d of %s finished".formatted(finished, Many.of(evaluators, "evaluator")),
                        null,
                        "See how far",
                        at + "/evaluators"))
                : List.of(Turn.now(
                        Role.OFFICER,
                        title + ": moderate the scores and propose the award",
                        Many.of(evaluators, "evaluator") + " finished",
                        opened,
                        null,
                        "Moderate",
                        at + "/moderation"));
    }

    private List<Turn> scoring(Actor actor) {
        return db.sql("""
                select e.procurement, t.document ->> 'title' as title, o.opened_at, s.scores,
                       exists (select from procurement.opened_bid b
                               where b.procurement = e.procurement and b.content is not null and not exists (
                                   select from procurement.interest i where i.bid = b.bid and i.person = e.person)) as declares
                from procurement.evaluator e
                join procurement.opening o on o.procurement = e.procurement
                join procurement.current_tender t on t.procurement = e.procurement
                cross join lateral (
                    select count(*) as scores from procurement.score s
                    join procurement.opened_bid b on b.bid = s.bid
                    where b.procurement = e.procurement and s.person = e.person) s
                where e.person = :person
                  and not exists (select from procurement.finish f
                                  where f.procurement = e.procurement and f.person = e.person)
                  and not exists (select from procurement.award a where a.procurement = e.procurement)
                order by o.opened_at, e.procurement limit :most
                """)
                .param("person", actor.id())
                .param("most", MOST)
                .query(ProcurementTurns::scoring)
                .list();
    }

    private static Turn scoring(ResultSet row, int number) throws SQLException {
        var declares = row.getBoolean("declares");
        var scores = row.getLong("scores");
        var at = "/work/evaluations/" + row.getString("procurement");
        return Turn.now(
                Role.EVALUATOR,
                row.getString("title") + (declares ? ": declare your interests" : ": score the bids"),
                declares || scores == 0 ? "" : Many.of(scores, "score") + " given so far",
                row.getTimestamp("opened_at").toInstant(),
                null,
                declares ? "Declare" : "Score",
                declares ? at + "/interests" : at);
    }
}
