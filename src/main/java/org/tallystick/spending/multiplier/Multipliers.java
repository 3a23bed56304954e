package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Surveys of local spending in three rounds, and the multipliers that organisations assume.
@Component
public class Multipliers {

    private final JdbcClient db;
    private final Journal journal;
    private final People people;

    Multipliers(JdbcClient db, Journal journal, People people) {
        this.db = db;
        this.journal = journal;
        this.people = people;
    }

    /// Adds a survey, once for each key. Whoever calls has asked whether the organisation is the
    /// actor's.
    ///
    /// @return false where the key is another survey's
    @Transactional
    public boolean add(Actor actor, UUID key, OrganisationId organisation, SurveyForm.Told told) {
        int added = db.sql("""
                        insert into multiplier.survey
                            (id, organisation, name, amount_1, amount_2, amount_3, answered_1, answered_2, answered_3,
                             asked_1, asked_2, asked_3, entered_by)
                        values (:id, :organisation, :name, :amount1, :amount2, :amount3, :answered1, :answered2, :answered3,
                                :asked1, :asked2, :asked3, :by)
                        on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("organisation", organisation.value())
                .param("name", told.name())
                .param("amount1", told.rounds().get(0).amount())
                .param("amount2", told.rounds().get(1).amount())
                .param("amount3", told.rounds().get(2).amount())
                .param("answered1", told.rounds().get(0).answered())
                .param("answered2", told.rounds().get(1).answered())
                .param("answered3", told.rounds().get(2).answered())
                .param("asked1", told.rounds().get(0).asked())
                .param("asked2", told.rounds().get(1).asked())
                .param("asked3", told.rounds().get(2).asked())
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "multiplier surveyed",
                    About.of("multiplier survey", key),
                    "",
                    Map.of(
                            "organisation", organisation.toString(),
                            "round 1", told.rounds().get(0).amount().toPlainString(),
                            "round 2", told.rounds().get(1).amount().toPlainString(),
                            "round 3", told.rounds().get(2).amount().toPlainString()));
        return added == 1
                || of(organisation).stream().anyMatch(each -> each.id().equals(key) && told.is(each));
    }

    /// The latest first, at most 100.
    public List<Survey> of(OrganisationId organisation) {
        return db.sql("""
                select * from multiplier.survey where organisation = :organisation
                order by entered_at desc, id limit 100
                """)
                .param("organisation", organisation.value())
                .query((row, _) -> new Survey(
                        row.getObject("id", UUID.class),
                        organisation,
                        row.getString("name"),
                        List.of(round(row, 1), round(row, 2), round(row, 3)),
                        row.getTimestamp("entered_at").toInstant(),
                        name(row.getObject("entered_by", UUID.class))))
                .list();
    }

    private static Survey.Round round(ResultSet row, int number) throws SQLException {
        return new Survey.Round(
                row.getBigDecimal("amount_" + number), row.getInt("answered_" + number), row.getInt("asked_" + number));
    }

    private String name(UUID person) {
        return people.actor(person).map(Actor::name).orElse("Somebody who has left");
    }

    /// States what is assumed from now on, or with no value that nothing is; once for each key.
    @Transactional
    public void assume(
            Actor actor,
            UUID key,
            OrganisationId organisation,
            Optional<BigDecimal> value,
            String source,
            String because) {
        int added = db.sql("""
                        insert into multiplier.assumption (id, organisation, value, source, because, stated_by)
                        values (:id, :organisation, :value, :source, :because, :by) on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("organisation", organisation.value())
                .param("value", value.orElse(null))
                .param("source", source)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    value.isPresent() ? "multiplier assumed" : "multiplier assumed no more",
                    About.of("multiplier assumption", key),
                    because,
                    Map.of(
                            "organisation", organisation.toString(),
                            "value", value.map(BigDecimal::toPlainString).orElse("none"),
                            "source", source));
    }

    /// What is assumed now; empty where nobody has stated anything, or it was taken back.
    public Optional<Assumption> assumed(OrganisationId organisation) {
        return db.sql("""
                select value, source, because, stated_at, stated_by from multiplier.standing_assumption
                where organisation = :organisation and value is not null
                """)
                .param("organisation", organisation.value())
                .query((row, _) -> new Assumption(
                        row.getBigDecimal("value"),
                        row.getString("source"),
                        row.getString("because"),
                        row.getTimestamp("stated_at").toInstant(),
                        name(row.getObject("stated_by", UUID.class))))
                .optional();
    }
}
