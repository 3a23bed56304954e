package org.tallystick.delivery.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Who of the buyer's people looks after each contract.
@Component
public class Owners {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final People people;
    private final Standings standings;

    Owners(JdbcClient db, Journal journal, Contracts contracts, People people, Standings standings) {
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.people = people;
        this.standings = standings;
    }

    /// @param person null where nobody looks after the contract
    /// @param changes how often that has changed
    public record Owner(@Nullable UUID person, String name, int changes) {

        private static final Owner NOBODY = new Owner(null, "", 0);

        /// "Nobody yet" where it is nobody.
        public String words() {
            return person == null ? "Nobody yet" : name;
        }
    }

    public Owner of(UUID contract) {
        return db.sql("select owner, name, number from delivery.owner_named where contract = :contract")
                .param("contract", contract)
                .query((row, _) -> {
                    var name = row.getString("name");
                    return new Owner(
                            row.getObject("owner", UUID.class),
                            name == null ? "Someone who has left" : name,
                            row.getInt("number"));
                })
                .optional()
                .orElse(Owner.NOBODY);
    }

    /// Who may look after a contract of this buyer, by name.
    public List<Person> candidates(OrganisationId buyer) {
        return Stream.of(Role.CONTRACT_MANAGER, Role.OFFICER)
                .flatMap(role -> people.holding(role, buyer).stream())
                .distinct()
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    /// What became of a change.
    public sealed interface Given {
        record Accepted() implements Given {}

        /// Somebody changed it meanwhile.
        record Stale(Owner now) implements Given {}

        record Refused(List<Problem> problems) implements Given {}

        record NotYours() implements Given {}
    }

    /// Gives the contract to somebody to look after.
    ///
    /// @param seen how often it had changed when the form was shown
    /// @param person null for nobody
    @Transactional
    public Given give(Actor actor, UUID key, UUID contract, int seen, @Nullable UUID person, String because) {
        var managed = contracts.managed(actor, contract);
        if (managed.isEmpty()) return new Given.NotYours();
        if (db.sql("select exists (select from delivery.ownership where id = :key and contract = :contract)")
                .param("key", key)
                .param("contract", contract)
                .query(Boolean.class)
                .single()) return new Given.Accepted();
        var known = candidates(managed.get().buyer());
        if (person != null && known.stream().noneMatch(each -> each.id().equals(person)))
            return new Given.Refused(List.of(new Problem("owner", "Choose one of your contract managers or officers")));
        if (because.length() > 1_000)
            return new Given.Refused(List.of(new Problem("because", "Shorten the reason to 1,000 characters")));
        var written = insert(actor, key, contract, seen, person, because.strip());
        return written == 1 ? new Given.Accepted() : new Given.Stale(of(contract));
    }

    /// Makes whoever confirms the promises the contract's owner, where it has none.
    void begin(Actor actor, UUID contract) {
        if (actor.signedIn()) insert(actor, UUID.randomUUID(), contract, 0, actor.id(), "");
    }

    private int insert(Actor actor, UUID key, UUID contract, int seen, @Nullable UUID person, String because) {
        var written = db.sql("""
                insert into delivery.ownership (id, contract, number, owner, because, given_by)
                select :id, :contract, cast(:seen as integer) + 1, :owner, :because, :by
                where coalesce((select max(number) from delivery.ownership where contract = :contract), 0) = :seen
                on conflict do nothing
                """)
                .param("id", key)
                .param("contract", contract)
                .param("seen", seen)
                .param("owner", person)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (written == 0) return 0;
        standings.refresh(contract);
        journal.write(
                actor,
                "contract owner changed",
                About.of("contract", contract),
                because,
                person == null ? Map.of() : Map.of("owner", person.toString()));
        return 1;
    }
}
