package org.tallystick.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.MeasureKind;
import org.tallystick.ledger.About;
import org.tallystick.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Money values that somebody puts on units of a measure. Off until a buyer switches a framework
/// edition's on, shown in a column of their own, and never added to real money: no method here
/// gives a sum with pounds.
@Component
public class Proxies {

    private final JdbcClient db;
    private final Journal journal;
    private final Frameworks frameworks;

    Proxies(JdbcClient db, Journal journal, Frameworks frameworks) {
        this.db = db;
        this.journal = journal;
        this.frameworks = frameworks;
    }

    /// What became of a switch.
    public sealed interface Switched {
        record Accepted() implements Switched {}

        /// Somebody switched meanwhile.
        record Stale() implements Switched {}

        record Refused(List<Problem> problems) implements Switched {}

        record NotYours() implements Switched {}
    }

    /// Switches the money values of an edition on or off for one buyer.
    ///
    /// @param seen how often they had been switched when the form was shown
    @Transactional
    public Switched change(
            Actor actor,
            UUID key,
            OrganisationId buyer,
            UUID edition,
            int seen,
            boolean on,
            String because) {
        if (!actor.is(Role.OFFICER, buyer) && !actor.is(Role.ADMINISTRATOR, buyer))
            return new Switched.NotYours();
        if (because.isBlank())
            return new Switched.Refused(
                    List.of(new Problem("because", "Say why, and on whose decision")));
        if (frameworks.edition(edition).isEmpty())
            return new Switched.Refused(
                    List.of(new Problem("edition", "Choose a published framework edition")));
        var added =
                db.sql(
                                """
                insert into delivery.proxy_switch (id, buyer, edition, number, switched_on, because, switched_by)
                select :id, :buyer, :edition, :seen + 1, :on, :because, :by
                where :seen = (select count(*) from delivery.proxy_switch where buyer = :buyer and edition = :edition)
                on conflict do nothing
                """)
                        .param("id", key)
                        .param("buyer", buyer.value())
                        .param("edition", edition)
                        .param("seen", seen)
                        .param("on", on)
                        .param("because", because.strip())
                        .param("by", actor.id())
                        .update();
        if (added == 1)
            journal.write(
                    actor,
                    on ? "money values switched on" : "money values switched off",
                    About.of("edition", edition),
                    because.strip(),
                    Map.of("buyer", buyer.toString()));
        return added == 1 || known(key) ? new Switched.Accepted() : new Switched.Stale();
    }

    private boolean known(UUID key) {
        return db.sql("select exists (select from delivery.proxy_switch where id = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Whether they are on, and how often that was switched.
    public record Standing(boolean on, int switches) {}

    public Standing standing(OrganisationId buyer, UUID edition) {
        return db.sql(
                        """
                select switched_on as "on", number as switches from delivery.proxy_switch
                where buyer = :buyer and edition = :edition order by number desc limit 1
                """)
                .param("buyer", buyer.value())
                .param("edition", edition)
                .query(Standing.class)
                .optional()
                .orElse(new Standing(false, 0));
    }

    /// What so many units come to, for one buyer's figures; empty where it is switched off, nobody
    /// has put a value on the measure, or it is not a count.
    public Optional<ProxyRules.ProxyValue> of(
            OrganisationId buyer, UUID edition, String measure, Amount units) {
        if (units.kind() != MeasureKind.COUNT || !standing(buyer, edition).on())
            return Optional.empty();
        return frameworks
                .edition(edition)
                .flatMap(each -> each.document().measure(measure))
                .flatMap(each -> Optional.ofNullable(each.proxy()))
                .map(proxy -> ProxyRules.value(units.part(), proxy));
    }
}
