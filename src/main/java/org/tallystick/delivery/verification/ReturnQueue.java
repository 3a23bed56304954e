package org.tallystick.delivery.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// The returns with claims that wait to be checked, the riskiest first, and what was asked and
/// decided. Read from rows that [VerificationQueue] keeps.
@Component
public class ReturnQueue {

    private final JdbcClient db;
    private final VerificationQueue queue;

    ReturnQueue(JdbcClient db, VerificationQueue queue) {
        this.db = db;
        this.queue = queue;
    }

    private record Place(
            Contract contract, Quarter quarter, UUID submitted, Instant at, boolean answers, int waiting) {}

    /// One return of the queue.
    ///
    /// @param answers whether it corrects one that was sent back or reopened
    /// @param waiting how many of its claims wait
    /// @param claims those claims, the riskiest first
    public record Item(
            Contract contract,
            Quarter quarter,
            UUID submitted,
            Instant at,
            boolean answers,
            int waiting,
            List<VerificationQueue.Item> claims) {

        public Item {
            claims = List.copyOf(claims);
        }

        /// Why it comes at this place: each reason once, with how many claims it is true of.
        public List<String> reasons() {
            var counted = new LinkedHashMap<String, Long>();
            for (var claim : claims) for (var reason : claim.reasons()) counted.merge(reason, 1L, Long::sum);
            if (counted.size() > 1) counted.remove(RiskRules.NOTHING);
            return counted.entrySet().stream()
                    .map(each -> each.getValue() == claims.size()
                            ? each.getKey()
                            : "%s (%s)".formatted(each.getKey(), Many.of(each.getValue(), "claim")))
                    .toList();
        }
    }

    private List<Place> places(Actor actor, int skip, int most) {
        return db.sql("""
                with first as materialized (
                    select q.* from unnest(cast(:verifying as uuid[])) v (organisation)
                    cross join lateral (
                        select * from delivery.queued_return q where q.verifier = v.organisation
                        order by q.points desc, q.submitted_at, q.return limit :until) q
                    order by q.points desc, q.submitted_at, q.return
                    offset :skip limit :most
                )
                select c.*, q.return, q.quarter, q.submitted_at, q.answers, q.claims
                from first q join delivery.contract_named c on c.id = q.contract
                order by q.points desc, q.submitted_at, q.return
                """)
                .param("verifying", verifying(actor))
                .param("until", skip + most)
                .param("skip", skip)
                .param("most", most)
                .query((row, number) -> new Place(
                        Rows.contract(row, number),
                        Rows.quarter(row, "quarter"),
                        Rows.id(row, "return"),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getBoolean("answers"),
                        row.getInt("claims")))
                .list();
    }

    private static String verifying(Actor actor) {
        return Visibility.with(actor, Role.VERIFIER, Role.CONTRACT_MANAGER);
    }

    /// What waits for this actor's organisations, at most `most` returns from the one after `skip`
    /// on, each with its claims.
    public List<Item> of(Actor actor, int skip, int most) {
        var places = places(actor, skip, most);
        var claims = queue.of(actor, places.stream().map(Place::submitted).toList()).stream()
                .collect(Collectors.groupingBy(VerificationQueue.Item::submitted));
        return places.stream()
                .map(each -> item(each, claims.getOrDefault(each.submitted(), List.of())))
                .toList();
    }

    /// The same without their claims.
    List<Item> first(Actor actor, int most) {
        return places(actor, 0, most).stream()
                .map(each -> item(each, List.of()))
                .toList();
    }

    private static Item item(Place place, List<VerificationQueue.Item> claims) {
        return new Item(
                place.contract(),
                place.quarter(),
                place.submitted(),
                place.at(),
                place.answers(),
                place.waiting(),
                claims);
    }

    /// The return to look at after this one; empty where nothing else waits.
    Optional<UUID> next(Actor actor, UUID submitted) {
        return places(actor, 0, 2).stream()
                .map(Place::submitted)
                .filter(each -> !each.equals(submitted))
                .findFirst();
    }

    /// How much waits.
    public record Count(long returns, long claims) {}

    public Count count(Actor actor) {
        return db.sql("""
                select count(*) as returns, coalesce(sum(claims), 0) as claims
                from delivery.queued_return where verifier = any(cast(:verifying as uuid[]))
                """)
                .param("verifying", verifying(actor))
                .query((row, _) -> new Count(row.getLong("returns"), row.getLong("claims")))
                .single();
    }

    /// A claim that somebody has decided on.
    ///
    /// @param decision "ACCEPT", "QUERY" or "REFUSE"
    public record Line(
            Contract contract,
            Quarter quarter,
            UUID submitted,
            UUID commitment,
            String name,
            String decision,
            String words,
            Instant at) {}

    /// Questions that suppliers have not answered, the oldest first.
    List<Line> queried(Actor actor, int skip, int most) {
        return db.sql("""
                select c.*, k.quarter, k.return, k.commitment, m.name, v.decision, v.words, v.decided_at
                from delivery.kept_line k
                join delivery.commitment m on m.id = k.commitment
                join delivery.verification v on v.id = k.verification
                join delivery.contract_named c on c.id = k.contract
                where k.state = 'QUERIED' and m.verifier = any(cast(:verifying as uuid[]))
                order by v.decided_at, k.return, k.commitment offset :skip limit :most
                """)
                .param("verifying", verifying(actor))
                .param("skip", skip)
                .param("most", most)
                .query(ReturnQueue::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                Rows.contract(row, number),
                Rows.quarter(row, "quarter"),
                Rows.id(row, "return"),
                Rows.id(row, "commitment"),
                row.getString("name"),
                row.getString("decision"),
                row.getString("words"),
                row.getTimestamp("decided_at").toInstant());
    }

    long countQueried(Actor actor) {
        return db.sql("""
                select count(*) from delivery.kept_line k join delivery.commitment m on m.id = k.commitment
                where k.state = 'QUERIED' and m.verifier = any(cast(:verifying as uuid[]))
                """)
                .param("verifying", verifying(actor))
                .query(Long.class)
                .single();
    }

    /// What was decided, the newest first.
    List<Line> decided(Actor actor, int skip, int most) {
        return db.sql("""
                select c.*, r.quarter, v.return, v.commitment, m.name, v.decision, v.words, v.decided_at
                from delivery.verification v
                join delivery.return r on r.id = v.return
                join delivery.commitment m on m.id = v.commitment
                join delivery.contract_named c on c.id = r.contract
                where v.carried_from is null and m.verifier = any(cast(:verifying as uuid[]))
                order by v.decided_at desc, v.id offset :skip limit :most
                """)
                .param("verifying", verifying(actor))
                .param("skip", skip)
                .param("most", most)
                .query(ReturnQueue::line)
                .list();
    }
}
