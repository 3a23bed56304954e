package org.tallystick.charter.signatory.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// What waits about a charter: for the group, concerns without an outcome; for a signatory, the
/// steps of its plan that are due soon or late.
@Component
class SignatoryTurns implements Turns {

    private static final int DAYS_AHEAD = 14;

    private final JdbcClient db;
    private final Charters charters;

    SignatoryTurns(JdbcClient db, Charters charters) {
        this.db = db;
        this.charters = charters;
    }

    private record Concerns(long many, LocalDate since) {}

    private record Step(UUID signatory, String words, LocalDate due) {}

    @Override
    public Waiting of(Actor actor, boolean mine) {
        var turns = new ArrayList<Turn>();
        if (actor.is(Role.GROUP)) concerns(actor, turns);
        if (actor.is(Role.SIGNATORY) || actor.is(Role.SUPPLIER)) steps(actor, turns);
        return Waiting.of(turns);
    }

    private void concerns(Actor actor, ArrayList<Turn> turns) {
        var open = db.sql("""
                select count(*) as many, coalesce(min(c.on_day), date '1990-01-01') as since
                from signatory.concern c join signatory.signatory s on s.id = c.signatory
                where s.charter = any(:charters)
                  and not exists (select from signatory.concern_outcome o where o.concern = c.id)
                """)
                .param(
                        "charters",
                        charters.kept(actor).stream().map(Charter::id).toArray(UUID[]::new))
                .query(Concerns.class)
                .single();
        if (open.many() > 0)
            turns.add(Turn.now(
                    Role.GROUP,
                    Many.of(open.many(), "concern waits for an outcome", "concerns wait for an outcome"),
                    "",
                    open.since().atStartOfDay(UkTime.LONDON).toInstant(),
                    null,
                    "See the list",
                    "/work/signatories"));
    }

    private void steps(Actor actor, ArrayList<Turn> turns) {
        db.sql("""
                select s.signatory, m.words, m.due
                from signatory.signatory_state s join signatory.milestone m on m.signature = s.signature
                where s.listed and s.organisation = any(:mine)
                  and m.due <= (now() at time zone 'Europe/London')::date + cast(:ahead as integer)
                  and not exists (select from signatory.milestone_done d where d.milestone = m.id)
                order by m.due, m.id limit :most
                """)
                .param(
                        "mine",
                        actor.posts().stream()
                                .filter(post -> post.role() == Role.SIGNATORY || post.role() == Role.SUPPLIER)
                                .map(Actor.Post::organisation)
                                .map(OrganisationId::value)
                                .toArray(UUID[]::new))
                .param("ahead", DAYS_AHEAD)
                .param("most", MOST)
                .query(Step.class)
                .list()
                .forEach(step -> turns.add(Turn.now(
                        Role.SIGNATORY,
                        "Your charter plan: " + step.words(),
                        "",
                        null,
                        step.due(),
                        "Say how it went",
                        "/work/signatories/mine/" + step.signatory())));
    }
}
