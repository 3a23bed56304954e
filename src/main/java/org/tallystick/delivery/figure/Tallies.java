package org.tallystick.delivery.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Standings;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;

/// The figures. Sums are kept by measure and quarter for all contracts, each place, buyer and
/// supplier; each fact adds its difference in its own transaction, so that a figure is exact at
/// every moment. Only confirmed contracts count, so everybody may see every sum.
@Component
public class Tallies {

    private static final long LOCK = 0x7a11_7a11L;

    private final JdbcClient db;
    private final Contracts contracts;
    private final Deltas deltas;
    private final Standings standings;
    private final ApplicationEventPublisher events;

    Tallies(JdbcClient db, Contracts contracts, Deltas deltas, Standings standings, ApplicationEventPublisher events) {
        this.db = db;
        this.contracts = contracts;
        this.deltas = deltas;
        this.standings = standings;
        this.events = events;
    }

    /// One figure for each measure with a promise or a claim in the period, by edition, theme and
    /// measure. A share's parts and wholes add.
    ///
    /// @param today what is due and what is missing is judged as of this day
    @Transactional(readOnly = true)
    public List<Figure> figures(Actor actor, Scope scope, Period period, LocalDate today) {
        return FigureRules.figures(rows(actor, scope, period), today);
    }

    /// One measure's figure for each quarter that has one.
    @Transactional(readOnly = true)
    public SortedMap<Quarter, Figure> byQuarter(
            Actor actor, Scope scope, Period period, UUID edition, String measure, LocalDate today) {
        var byQuarter = new TreeMap<Quarter, List<TallyRow>>();
        for (var row : rows(actor, scope, period))
            if (row.key().edition().equals(edition) && row.key().measure().equals(measure))
                byQuarter
                        .computeIfAbsent(row.quarter(), quarter -> new ArrayList<>())
                        .add(row);
        var figures = new TreeMap<Quarter, Figure>();
        byQuarter.forEach((quarter, rows) ->
                figures.put(quarter, FigureRules.figures(rows, today).getFirst()));
        return figures;
    }

    /// One measure's figure for each place that has one, by GSS code; under "" for contracts whose
    /// place is not known.
    @Transactional(readOnly = true)
    public SortedMap<String, Figure> byPlace(Period period, UUID edition, String measure, LocalDate today) {
        var places = db.sql("""
                select distinct subject from delivery.tallied
                where scope = 'PLACE' and edition = :edition and measure = :measure
                """)
                .param("edition", edition)
                .param("measure", measure)
                .query(String.class)
                .list();
        var figures = new TreeMap<String, Figure>();
        for (var place : places)
            figures(Actor.PUBLIC, new Scope.Place(place), period, today).stream()
                    .filter(each ->
                            each.edition().equals(edition) && each.measure().equals(measure))
                    .findFirst()
                    .ifPresent(figure -> figures.put(place, figure));
        return figures;
    }

    private List<TallyRow> rows(Actor actor, Scope scope, Period period) {
        if (scope instanceof Scope.OneContract(var id)) {
            if (contracts.find(actor, id).isEmpty()) return List.of();
            return db.sql("""
                    select * from delivery.kept_contribution
                    where contract = :contract and quarter between :first and :last
                    order by edition, theme, measure, quarter
                    """)
                    .param("contract", id)
                    .param("first", period.first().firstDay())
                    .param("last", period.last().firstDay())
                    .query(TallyRow::read)
                    .list();
        }
        return db.sql("""
                select edition, theme, measure, kind, quarter, sum(targets) as targets, sum(promised) as promised,
                       sum(promised_of) as promised_of, sum(expected) as expected, sum(answered) as answered,
                       sum(claims) as claims, sum(claimed) as claimed, sum(claimed_of) as claimed_of,
                       sum(verified_claims) as verified_claims, sum(verified) as verified,
                       sum(verified_of) as verified_of, sum(checked_claims) as checked_claims,
                       sum(queried_claims) as queried_claims, sum(refused_claims) as refused_claims
                from delivery.tallied
                where scope = :scope and subject = :subject and quarter between :first and :last
                group by edition, theme, measure, kind, quarter
                having sum(expected) <> 0
                order by edition, theme, measure, quarter
                """)
                .param("scope", scope.name())
                .param("subject", scope.subject())
                .param("first", period.first().firstDay())
                .param("last", period.last().firstDay())
                .query(TallyRow::read)
                .list();
    }

    /// Moves what facts have added since into the sums, one worker at a time in the whole database.
    /// One statement moves the rows, so that every reader sees them once, here or there.
    @Scheduled(fixedDelay = 1_000)
    @Transactional
    public void gather() {
        var mine = db.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) return;
        db.sql("""
                with moved as (delete from delivery.tally_delta returning *)
                insert into delivery.tally as t
                select scope, subject, edition, measure, theme, kind, quarter, sum(targets), sum(promised),
                       sum(promised_of), sum(expected), sum(answered), sum(claims), sum(claimed), sum(claimed_of),
                       sum(verified_claims), sum(verified), sum(verified_of), sum(checked_claims), sum(queried_claims),
                       sum(refused_claims)
                from moved group by scope, subject, edition, measure, theme, kind, quarter
                on conflict (scope, subject, edition, measure, theme, kind, quarter) do update set
                    targets = t.targets + excluded.targets,
                    promised = t.promised + excluded.promised,
                    promised_of = t.promised_of + excluded.promised_of,
                    expected = t.expected + excluded.expected,
                    answered = t.answered + excluded.answered,
                    claims = t.claims + excluded.claims,
                    claimed = t.claimed + excluded.claimed,
                    claimed_of = t.claimed_of + excluded.claimed_of,
                    verified_claims = t.verified_claims + excluded.verified_claims,
                    verified = t.verified + excluded.verified,
                    verified_of = t.verified_of + excluded.verified_of,
                    checked_claims = t.checked_claims + excluded.checked_claims,
                    queried_claims = t.queried_claims + excluded.queried_claims,
                    refused_claims = t.refused_claims + excluded.refused_claims
                """).update();
    }

    /// Compares every sum with the facts, in one statement and so at one moment; gives each
    /// difference as a sentence. For `bin/tallystick doctor`.
    public List<String> check() {
        return db.sql("""
                with kept as (
                    select scope, subject, edition, measure, theme, kind, quarter,
                           array[sum(targets), sum(promised), sum(promised_of), sum(expected), sum(answered), sum(claims),
                                 sum(claimed), sum(claimed_of), sum(verified_claims), sum(verified), sum(verified_of),
                                 sum(checked_claims), sum(queried_claims), sum(refused_claims)] as sums
                    from delivery.tallied group by scope, subject, edition, measure, theme, kind, quarter
                ), facts as (
                    select s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter,
                           array[sum(targets), sum(promised), sum(promised_of), sum(expected), sum(answered), sum(claims),
                                 sum(claimed), sum(claimed_of), sum(verified_claims), sum(verified), sum(verified_of),
                                 sum(checked_claims), sum(queried_claims), sum(refused_claims)] as sums
                    from delivery.contribution n
                    cross join lateral (values
                        ('ALL', ''), ('PLACE', coalesce(n.place, '')), ('BUYER', n.buyer::text),
                        ('SUPPLIER', n.supplier::text)) s (scope, subject)
                    group by s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter
                )
                select scope, subject, measure, quarter, kept.sums::text as kept, facts.sums::text as facts
                from kept full join facts using (scope, subject, edition, measure, theme, kind, quarter)
                where coalesce(kept.sums, array_fill(0::numeric, array[14]))
                    <> coalesce(facts.sums, array_fill(0::numeric, array[14]))
                order by scope, subject, measure, quarter
                """)
                .query((row, number) -> "The tally of %s for %s %s in %s is %s, and the facts come to %s."
                        .formatted(
                                row.getString("measure"),
                                row.getString("scope"),
                                row.getString("subject"),
                                Rows.quarter(row, "quarter"),
                                row.getString("kept"),
                                row.getString("facts")))
                .list();
    }

    /// Adds every sum up again from the facts, while writers wait: after a bulk load, or when
    /// [#check] found a difference.
    @Transactional
    public void rebuild() {
        deltas.rebuild();
        standings.rebuild();
        events.publishEvent(new SumsRebuilt());
        db.sql("lock table delivery.tally_delta, delivery.tally in share row exclusive mode")
                .update();
        db.sql("delete from delivery.tally_delta").update();
        db.sql("delete from delivery.tally").update();
        db.sql("""
                with fine as (
                    -- Millions of contributions are added once, and only their sums four times over.
                    select c.place, c.buyer, c.supplier, edition, measure, theme, kind, quarter,
                           sum(targets) as targets, sum(promised) as promised, sum(promised_of) as promised_of,
                           sum(expected) as expected, sum(answered) as answered, sum(claims) as claims,
                           sum(claimed) as claimed, sum(claimed_of) as claimed_of,
                           sum(verified_claims) as verified_claims, sum(verified) as verified,
                           sum(verified_of) as verified_of, sum(checked_claims) as checked_claims,
                           sum(queried_claims) as queried_claims, sum(refused_claims) as refused_claims
                    from delivery.kept_contribution n
                    join delivery.contract c on c.id = n.contract
                    group by c.place, c.buyer, c.supplier, edition, measure, theme, kind, quarter
                )
                insert into delivery.tally
                select s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter,
                       sum(targets), sum(promised), sum(promised_of), sum(expected), sum(answered), sum(claims),
                       sum(claimed), sum(claimed_of), sum(verified_claims), sum(verified), sum(verified_of),
                       sum(checked_claims), sum(queried_claims), sum(refused_claims)
                from fine n
                cross join lateral (values
                    ('ALL', ''), ('PLACE', coalesce(n.place, '')), ('BUYER', n.buyer::text),
                    ('SUPPLIER', n.supplier::text)) s (scope, subject)
                group by s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter
                """).update();
    }
}
