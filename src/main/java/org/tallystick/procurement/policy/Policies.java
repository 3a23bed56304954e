package org.tallystick.procurement.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import tools.jackson.databind.json.JsonMapper;

/// The policies that the product ships as data, and which of them a buyer adopts.
@Component
public class Policies {

    private final JdbcClient db;
    private final Journal journal;
    private final List<Policy> shipped;

    Policies(JdbcClient db, Journal journal, JsonMapper json) {
        this.db = db;
        this.journal = journal;
        this.shipped = shipped(json);
    }

    static List<Policy> shipped(JsonMapper json) {
        try {
            var packs = new PathMatchingResourcePatternResolver().getResources("classpath:packs/policies/*.json");
            return Stream.of(packs)
                    .map(pack -> read(json, pack))
                    .sorted(Comparator.comparing(Policy::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Policy read(JsonMapper json, org.springframework.core.io.Resource pack) {
        try (var in = pack.getInputStream()) {
            return json.readValue(in, Policy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Policy> all() {
        return shipped;
    }

    public Set<String> adopted(OrganisationId buyer) {
        return db.sql("select policy from procurement.adopted_policy where buyer = :buyer")
                .param("buyer", buyer.value())
                .query(String.class)
                .set();
    }

    /// What setting a policy came to.
    public sealed interface Setting {
        record Kept() implements Setting {}

        record Unknown(String sentence) implements Setting {}
    }

    /// Adopts a policy for a buyer, or drops it: for its officers and administrators, and the
    /// system.
    @Transactional
    public Setting adopt(Actor actor, UUID key, OrganisationId buyer, String policy, boolean adopts, String because) {
        if (!actor.equals(Actor.SYSTEM) && !actor.is(Role.OFFICER, buyer) && !actor.is(Role.ADMINISTRATOR, buyer))
            return new Setting.Unknown("Ask a procurement officer or an administrator of the buyer to set this");
        if (shipped.stream().noneMatch(one -> one.id().equals(policy)))
            return new Setting.Unknown("Choose one of the policies in the list");
        var added = db.sql("""
                                insert into procurement.adoption (id, buyer, policy, adopts, because, set_by)
                                values (:id, :buyer, :policy, :adopts, :because, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("buyer", buyer.value())
                .param("policy", policy)
                .param("adopts", adopts)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    adopts ? "policy adopted" : "policy dropped",
                    About.of("organisation", buyer.value()),
                    because,
                    Map.of("policy", policy));
        return new Setting.Kept();
    }
}
