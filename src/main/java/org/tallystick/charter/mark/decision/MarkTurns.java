package org.tallystick.charter.mark.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.text.Charter;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Role;

/// What waits for the group about the Mark: what needs a second person, and appeals.
@Component
class MarkTurns implements Turns {

    private final JdbcClient db;
    private final MarkDesk desk;

    MarkTurns(JdbcClient db, MarkDesk desk) {
        this.db = db;
        this.desk = desk;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        if (!actor.is(Role.GROUP)) return Waiting.NOTHING;
        return Waiting.of(db
                .sql("""
                with own as (
                    select p.id, p.proposed_at, p.proposed_by, d.proposal is not null as decided
                    from mark.proposal p
                    join mark.agreement a on a.id = p.agreement
                    join mark.scheme s on s.id = a.scheme
                    left join mark.decision d on d.proposal = p.id
                    where s.charter = any(:charters)
                )
                select 'PROPOSAL' as kind, count(*) as many, min(proposed_at) as since
                from own where not decided and proposed_by <> :person
                union all
                select 'WITHDRAWAL', count(*), min(w.proposed_at)
                from mark.withdrawal w join own on own.id = w.proposal
                where w.proposed_by <> :person
                  and not exists (select from mark.withdrawal_decision d where d.withdrawal = w.id)
                union all
                select 'APPEAL', count(*), min(a.appealed_at)
                from mark.appeal a join own on own.id = a.proposal
                where not exists (select from mark.appeal_outcome o where o.appeal = a.id)
                """)
                .param(
                        "charters",
                        desk.charters(actor).stream().map(Charter::id).toArray(UUID[]::new))
                .param("person", actor.id())
                .query(MarkTurns::turn)
                .list()
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    private static List<Turn> turn(ResultSet row, int number) throws SQLException {
        var turns = new ArrayList<Turn>();
        var many = row.getLong("many");
        if (many == 0) return turns;
        var what = switch (row.getString("kind")) {
            case "PROPOSAL" ->
                Many.of(many, "Mark decision needs a second person", "Mark decisions need a second person");
            case "WITHDRAWAL" ->
                Many.of(
                        many,
                        "withdrawal of a Mark needs a second person",
                        "withdrawals of Marks need a second person");
            default -> Many.of(many, "appeal to hear", "appeals to hear");
        };
        turns.add(Turn.now(
                Role.GROUP, what, "", row.getTimestamp("since").toInstant(), null, "See the list", "/work/marks"));
        return turns;
    }
}
