package org.tallystick.delivery.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Lists of contracts, with what their returns and claims come to. A page reads its own rows from
/// what [Standings] keeps, however many contracts there are.
@Component
public class ContractList {

    private static final int AT_A_TIME = 500;

    private final JdbcClient db;
    private final Standings standings;

    ContractList(JdbcClient db, Standings standings) {
        this.db = db;
        this.standings = standings;
    }

    /// Which contracts a list shows. Nulls do not narrow it.
    ///
    /// @param place a GSS code
    /// @param words a part of the title, or of the buyer's or the supplier's name
    /// @param owner who looks after it; [#NOBODY] for contracts that nobody does
    /// @param edition with `theme` or `measure`, by their references: only contracts that promise
    ///   it
    public record Filter(
            @Nullable String place,
            @Nullable OrganisationId buyer,
            @Nullable OrganisationId supplier,
            @Nullable UUID owner,
            @Nullable String words,
            @Nullable UUID edition,
            @Nullable String theme,
            @Nullable String measure,
            State state) {

        public static final UUID NOBODY = new UUID(0, 0);

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, State.ANY);

        public static Filter boughtBy(OrganisationId buyer) {
            return new Filter(null, buyer, null, null, null, null, null, null, State.ANY);
        }

        public static Filter suppliedBy(OrganisationId supplier) {
            return new Filter(null, null, supplier, null, null, null, null, null, State.ANY);
        }

        public Filter with(State other) {
            return new Filter(place, buyer, supplier, owner, words, edition, theme, measure, other);
        }

        public Filter withWords(@Nullable String other) {
            return new Filter(place, buyer, supplier, owner, other, edition, theme, measure, state);
        }

        public Filter ownedBy(@Nullable UUID person) {
            return new Filter(place, buyer, supplier, person, words, edition, theme, measure, state);
        }

        /// The words as a pattern of SQL's `like`; null where there are none.
        private @Nullable String pattern() {
            return words == null
                    ? null
                    : "%" + words.toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        }
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
    /// @param in quarters of those with a return
    /// @param late returns whose deadline is past and that are not in
    /// @param sentLate returns that are in, and came after their deadline
    /// @param claims what the contract adds to the overview's numbers
    public record Summary(
            Contract contract, int commitments, int asked, int in, int late, int sentLate, ClaimCounts claims) {}

    /// Claims in the latest returns, one for each promise and quarter, and reports on promises that
    /// are late. Nothing counts before the contract's promises are confirmed, as in [Tallies].
    public record ClaimCounts(long made, long verified, long waiting, long late) {}

    /// A part of a list, and how long the whole list is.
    public record Part(List<Summary> contracts, long total) {
        public Part {
            contracts = List.copyOf(contracts);
        }
    }

    /// The contracts that this actor may see, at most `most` of them from the one after `skip` on.
    @Transactional
    public Part list(Actor actor, Filter filter, Sort sort, int skip, int most, LocalDate today) {
        var found = new ArrayList<Summary>();
        var total = new long[1];
        read(actor, filter, sort, skip, most, today, row -> {
            total[0] = row.getLong("total");
            if (row.getString("id") != null) found.add(summary(row));
        });
        return new Part(found, total[0]);
    }

    /// Every contract that this actor may see, one after the other, for a file: none is kept.
    @Transactional
    public void each(Actor actor, Filter filter, Sort sort, LocalDate today, Consumer<Summary> consumer) {
        read(actor, filter, sort, 0, Integer.MAX_VALUE, today, row -> {
            if (row.getString("id") != null) consumer.accept(summary(row));
        });
    }

    @Transactional
    public long count(Actor actor, Filter filter, LocalDate today) {
        return list(actor, filter, Sort.TITLE, 0, 0, today).total();
    }

    private static Summary summary(ResultSet row) throws SQLException {
        var late = row.getInt("late");
        var commitments = row.getInt("commitments");
        return new Summary(
                Rows.contract(row, 0),
                commitments,
                row.getInt("asked"),
                row.getInt("returned"),
                late,
                row.getInt("sent_late"),
                new ClaimCounts(
                        row.getLong("claims"),
                        row.getLong("verified"),
                        row.getLong("waiting"),
                        // Each promise is asked for in each of the contract's quarters.
                        (long) late * commitments));
    }

    private void read(
            Actor actor, Filter filter, Sort sort, int skip, int most, LocalDate today, RowCallbackHandler reader) {
        standings.turnTo(today);
        // The plan depends on what narrows the list and how it is ordered, so it is made afresh.
        db.sql("set local plan_cache_mode = force_custom_plan").update();
        var sight = Visibility.of(actor);
        db.sql("""
                with seen as not materialized (
                    select s.* from delivery.contract_standing s
                    where (:all or s.confirmed
                           or s.buyer = any(cast(:mine as uuid[])) or s.supplier = any(cast(:mine as uuid[])))
                      and (cast(:place as text) is null or s.place = :place)
                      and (cast(:buyer as uuid) is null or s.buyer = :buyer)
                      and (cast(:supplier as uuid) is null or s.supplier = :supplier)
                      and (cast(:owner as uuid) is null or s.owner is not distinct from nullif(cast(:owner as uuid), uuid '00000000-0000-0000-0000-000000000000'))
                      and (cast(:edition as uuid) is null or exists (
                               select from delivery.commitment k
                               where k.contract = s.contract and k.edition = :edition
                                 and (cast(:theme as text) is null or k.theme = :theme)
                                 and (cast(:measure as text) is null or k.measure = :measure)))
                      and (cast(:words as text) is null or s.words like :words)
                      and case :state when 'LATE' then s.late > 0
                                      when 'UP_TO_DATE' then s.late = 0
                                      when 'WAITING' then s.waiting > 0
                                      when 'QUERIED' then s.queried > 0
                                      when 'VERIFIED' then s.verified > 0
                                      else true end
                )
                select c.*, x.commitments, x.asked, x.returned, x.late, x.sent_late, x.claims, x.verified, x.waiting, t.total
                from (select count(*) as total from seen) t
                left join (
                    select * from seen
                    order by case :sort when 'LATENESS' then by_lateness when 'VALUE' then by_value
                                        when 'ENDS' then by_end when 'NEWEST' then by_news else 0 end, title_key, contract
                    offset :skip limit :most) x on true
                left join delivery.contract_named c on c.id = x.contract
                order by case :sort when 'LATENESS' then x.by_lateness when 'VALUE' then x.by_value
                                    when 'ENDS' then x.by_end when 'NEWEST' then x.by_news else 0 end,
                         x.title_key, x.contract
                """)
                .param("all", sight.all())
                .param("mine", sight.organisations())
                .param("place", filter.place())
                .param("buyer", value(filter.buyer()))
                .param("supplier", value(filter.supplier()))
                .param("owner", filter.owner())
                .param("words", filter.pattern())
                .param("edition", filter.edition())
                .param("theme", filter.theme())
                .param("measure", filter.measure())
                .param("state", filter.state().name())
                .param("sort", sort.name())
                .param("skip", skip)
                .param("most", most)
                .withFetchSize(AT_A_TIME)
                .query(reader);
    }

    private static @Nullable UUID value(@Nullable OrganisationId id) {
        return id == null ? null : id.value();
    }
}
