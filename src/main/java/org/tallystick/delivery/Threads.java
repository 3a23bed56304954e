package org.tallystick.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.ContractThread.Cell;
import org.tallystick.delivery.ContractThread.Line;
import org.tallystick.delivery.TallyRow.Key;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Contracts as one reads them: each from its promises to its verified figures, and lists of them.
@Component
public class Threads {

    private final JdbcClient db;
    private final Contracts contracts;
    private final CommitmentReads commitments;

    Threads(JdbcClient db, Contracts contracts, CommitmentReads commitments) {
        this.db = db;
        this.contracts = contracts;
        this.commitments = commitments;
    }

    /// One contract with everything on its page; empty where there is none or this actor may not
    /// see it.
    public Optional<ContractThread> of(Actor actor, UUID contract, LocalDate today) {
        return contracts.find(actor, contract).map(found -> thread(found, today));
    }

    private record Standing(UUID commitment, TallyRow row, Cell cell) {}

    private ContractThread thread(Contract contract, LocalDate today) {
        var standings = new LinkedHashMap<UUID, List<Standing>>();
        db.sql("select * from delivery.progress where contract = :contract order by quarter")
                .param("contract", contract.id())
                .query((row, number) -> standing(row, number, contract, today))
                .list()
                .forEach(
                        each ->
                                standings
                                        .computeIfAbsent(each.commitment(), id -> new ArrayList<>())
                                        .add(each));
        var lines =
                commitments.of(contract.id()).stream()
                        .map(
                                commitment ->
                                        line(
                                                commitment,
                                                standings.getOrDefault(commitment.id(), List.of()),
                                                today))
                        .toList();
        var missing =
                lines.stream()
                        .flatMap(line -> line.cells().stream())
                        .filter(Cell::missing)
                        .map(Cell::quarter)
                        .distinct()
                        .sorted()
                        .toList();
        return new ContractThread(contract, lines, missing);
    }

    private static Standing standing(ResultSet row, int number, Contract contract, LocalDate today)
            throws SQLException {
        var quarter = Rows.quarter(row, "quarter");
        var submitted = Rows.optionalId(row, "return");
        var done = row.getString("done");
        var cell =
                new Cell(
                        quarter,
                        Rows.amount(row, "target", "target_of"),
                        row.getInt("changes"),
                        submitted,
                        Rows.quantity(row),
                        done == null ? "" : done,
                        Rows.state(row, "state"),
                        row.getInt("decisions"),
                        Rows.grade(row, "grade"),
                        DueRules.due(quarter, today),
                        contract.confirmed()
                                && submitted == null
                                && DueRules.overdue(quarter, today));
        return new Standing(Rows.id(row, "commitment"), TallyRow.read(row, number), cell);
    }

    private static Line line(Commitment commitment, List<Standing> standings, LocalDate today) {
        var key =
                new Key(
                        commitment.edition(),
                        commitment.theme(),
                        commitment.measure(),
                        commitment.kind());
        var figure = FigureRules.figure(key, standings.stream().map(Standing::row).toList(), today);
        var rated =
                RatingRules.rate(
                        commitment.bands(),
                        commitment.lessIsBetter(),
                        figure.due(),
                        figure.verified());
        return new Line(
                commitment,
                figure,
                rated.rating(),
                rated.because(),
                standings.stream().map(Standing::cell).toList());
    }

    /// Which contracts a list shows. Nulls do not narrow it.
    ///
    /// @param place a GSS code
    /// @param words parts of the title, the buyer's or the supplier's name
    /// @param edition with `theme` or `measure`, by their references: only contracts that promise
    ///   it
    public record Filter(
            @Nullable String place,
            @Nullable OrganisationId buyer,
            @Nullable OrganisationId supplier,
            @Nullable String words,
            @Nullable UUID edition,
            @Nullable String theme,
            @Nullable String measure,
            State state) {

        public static final Filter ALL =
                new Filter(null, null, null, null, null, null, null, State.ANY);
    }

    /// What a list may ask of a contract's returns.
    public enum State {
        ANY("Any"),
        /// A return is past its deadline and not in.
        LATE("A return is late"),
        UP_TO_DATE("No return is late"),
        WAITING("A claim waits to be checked"),
        QUERIED("A claim was sent back or refused"),
        VERIFIED("A claim was verified");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Sort {
        TITLE,
        VALUE,
        ENDS,
        LATENESS,
        /// Those confirmed last come first.
        NEWEST
    }

    /// One line of a list.
    ///
    /// @param asked returns whose deadline is past
    /// @param in quarters with a return that stands
    /// @param claims what the contract adds to the overview's numbers
    public record Summary(
            Contract contract, int commitments, int asked, int in, ClaimCounts claims) {
        public int missing() {
            return Math.max(0, asked - in);
        }
    }

    /// Claims in returns that stand, one for each promise and quarter, and reports on promises that
    /// are late. Nothing counts before the contract's promises are confirmed, as in [Tallies].
    public record ClaimCounts(int made, int verified, int waiting, int late) {}

    /// The contracts that this actor may see, at most `most` of them from the one after `skip` on.
    public List<Summary> list(
            Actor actor, Filter filter, Sort sort, int skip, int most, LocalDate today) {
        return query(
                actor,
                filter,
                today,
                sort,
                skip,
                most,
                (row, number) ->
                        new Summary(
                                Rows.contract(row, number),
                                row.getInt("commitments"),
                                row.getInt("asked"),
                                row.getInt("returned"),
                                counts(row)));
    }

    private static ClaimCounts counts(ResultSet row) throws SQLException {
        var counts = (Long[]) row.getArray("claim_counts").getArray();
        return new ClaimCounts(
                orNone(counts[0]), orNone(counts[1]), orNone(counts[2]), orNone(counts[3]));
    }

    private static int orNone(@Nullable Long count) {
        return count == null ? 0 : Math.toIntExact(count);
    }

    public long count(Actor actor, Filter filter, LocalDate today) {
        return query(actor, filter, today, Sort.TITLE, 0, 1, (row, number) -> row.getLong("total"))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private <T> List<T> query(
            Actor actor,
            Filter filter,
            LocalDate today,
            Sort sort,
            int skip,
            int most,
            org.springframework.jdbc.core.RowMapper<T> mapper) {
        var sight = Sight.of(actor);
        return db.sql(
                        """
                with seen as (
                    select c.*,
                           case when c.confirmed_at is null then 0 else greatest(0, 1
                               + (extract(year from least(c.ends, :last)) * 4 + extract(quarter from least(c.ends, :last)))
                               - (extract(year from c.starts) * 4 + extract(quarter from c.starts))) end as asked,
                           (select count(*) from delivery.return r
                            where r.contract = c.id and r.replaces is null and r.quarter <= :last) as returned
                    from delivery.contract_named c
                    where (:all or c.confirmed_at is not null
                           or c.buyer = any(cast(:mine as uuid[])) or c.supplier = any(cast(:mine as uuid[])))
                      and (cast(:place as text) is null or c.place = :place)
                      and (cast(:buyer as uuid) is null or c.buyer = :buyer)
                      and (cast(:supplier as uuid) is null or c.supplier = :supplier)
                      and (cast(:edition as uuid) is null or exists (
                               select from delivery.commitment k
                               where k.contract = c.id and k.edition = :edition
                                 and (cast(:theme as text) is null or k.theme = :theme)
                                 and (cast(:measure as text) is null or k.measure = :measure)))
                      and (cast(:words as text) is null
                           or position(lower(:words) in lower(c.title || ' ' || c.buyer_name || ' ' || c.supplier_name)) > 0)
                )
                select s.*, count(*) over () as total,
                       (select count(*) from delivery.commitment k where k.contract = s.id) as commitments,
                       (select array[sum(p.claims), sum(p.verified_claims),
                                     sum(p.claims - p.verified_claims - p.checked_claims - p.queried_claims
                                         - p.refused_claims),
                                     sum(p.expected - p.answered) filter (where p.quarter <= :last)]
                        from delivery.contribution p where p.contract = s.id) as claim_counts
                from seen s
                where case :state
                          when 'LATE' then s.asked > s.returned
                          when 'UP_TO_DATE' then s.asked <= s.returned
                          when 'ANY' then true
                          else exists (
                              select from delivery.live_return r join delivery.claim_state a on a.return = r.id
                              where r.contract = s.id
                                and (:state = 'WAITING' and a.state = 'SUBMITTED'
                                     or :state = 'QUERIED' and a.state in ('QUERIED', 'REFUSED')
                                     or :state = 'VERIFIED' and a.state = 'VERIFIED')) end
                order by case when :sort = 'LATENESS' then s.returned - s.asked end,
                         case when :sort = 'VALUE' then s.amount end desc nulls last,
                         case when :sort = 'ENDS' then s.ends end,
                         case when :sort = 'NEWEST' then s.confirmed_at end desc nulls last,
                         lower(s.title), s.id
                offset :skip limit :most
                """)
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .param("place", filter.place())
                .param("buyer", value(filter.buyer()))
                .param("supplier", value(filter.supplier()))
                .param("words", filter.words())
                .param("edition", filter.edition())
                .param("theme", filter.theme())
                .param("measure", filter.measure())
                .param("state", filter.state().name())
                .param("last", DueRules.lastOverdue(today).lastDay())
                .param("sort", sort.name())
                .param("skip", skip)
                .param("most", most)
                .query(mapper)
                .list();
    }

    private static @Nullable UUID value(@Nullable OrganisationId id) {
        return id == null ? null : id.value();
    }
}
