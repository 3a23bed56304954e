package org.tallystick.delivery.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.Notices.Notice;
import org.tallystick.procurement.ContractAwarded;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// What contracts promise: opened by the award or added by the contract manager, confirmed by them
/// before anything is asked of the supplier, and changed only with a reason.
@Component
public class Commitments {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final ContractRows rows;
    private final CommitmentReads reads;
    private final Deltas deltas;
    private final Frameworks frameworks;
    private final RuleTables tables;
    private final Owners owners;
    private final Notices notices;
    private final Invitations invitations;

    Commitments(
            JdbcClient db,
            Journal journal,
            Contracts contracts,
            ContractRows rows,
            CommitmentReads reads,
            Deltas deltas,
            Frameworks frameworks,
            RuleTables tables,
            Owners owners,
            Notices notices,
            Invitations invitations) {
        this.invitations = invitations;
        this.owners = owners;
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.rows = rows;
        this.reads = reads;
        this.deltas = deltas;
        this.frameworks = frameworks;
        this.tables = tables;
    }

    /// In the award's own transaction: a contract never exists without its commitments.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ContractAwarded award) {
        rows.insert(
                award.approvedBy(),
                new NewContract(
                        award.contract(),
                        award.title(),
                        award.buyer(),
                        award.supplier(),
                        award.value(),
                        award.starts(),
                        award.ends(),
                        award.place(),
                        award.category(),
                        award.procurement(),
                        null));
        var contract = contracts.find(Actor.SYSTEM, award.contract()).orElseThrow();
        deltas.around(award.contract(), null, null, () -> {
            for (var promise : award.promises())
                insert(award.approvedBy(), UUID.randomUUID(), contract, award.edition(), promise, "");
            return contract;
        });
        notices.tell(Role.CONTRACT_MANAGER, contract.buyer(), award.approvedBy().id(), awarded(contract));
    }

    /// What became of an addition.
    public sealed interface Added {
        record Accepted(UUID commitment) implements Added {}

        record Refused(List<Problem> problems) implements Added {}

        record NotYours() implements Added {}
    }

    /// Adds a promise that the contract holds, with its targets by quarter and the reason. After
    /// confirmation it counts at once.
    ///
    /// @param key made by the caller when the form was shown; becomes the commitment's id
    @Transactional
    public Added add(Actor actor, UUID key, UUID contract, UUID edition, Promise promise, String because) {
        if (!deltas.take(contract)) return new Added.NotYours();
        var found = contracts.managed(actor, contract);
        if (found.isEmpty()) return new Added.NotYours();
        if (reads.find(key).filter(there -> there.contract().equals(contract)).isPresent())
            return new Added.Accepted(key);
        var measure =
                frameworks.edition(edition).flatMap(each -> each.document().measure(promise.measure()));
        var held = reads.of(contract).stream()
                .anyMatch(
                        each -> each.edition().equals(edition) && each.measure().equals(promise.measure()));
        var problems = CommitmentRules.problems(found.get(), measure, held, promise, because);
        if (!problems.isEmpty()) return new Added.Refused(problems);
        deltas.around(contract, null, key, () -> {
            insert(actor, key, found.get(), edition, promise, because.strip());
            return key;
        });
        return new Added.Accepted(key);
    }

    private void insert(Actor actor, UUID id, Contract contract, UUID edition, Promise promise, String because) {
        var published =
                frameworks.edition(edition).orElseThrow(() -> new IllegalStateException("no edition " + edition));
        var document = published.document();
        var measure = document.measure(promise.measure())
                .orElseThrow(() -> new IllegalStateException("no measure " + promise.measure() + " in " + edition));
        var asked = EvidenceRules.asked(tables.evidence(), contract.pounds(), contract.supplierSize());
        db.sql("""
                insert into delivery.commitment
                    (id, contract, edition, measure, theme, kind, unit, name, words, verification, basis,
                     less_is_better, asked, asked_because, verifier, because, added_by)
                values (:id, :contract, :edition, :measure, :theme, :kind, :unit, :name, :words, :verification, :basis,
                        :less, cast(:asked as delivery.grade), :askedBecause, :verifier, :because, :by)
                """)
                .param("id", id)
                .param("contract", contract.id())
                .param("edition", edition)
                .param("measure", measure.reference())
                .param(
                        "theme",
                        document.themeOf(measure.reference()).orElseThrow().reference())
                .param("kind", measure.kind().name())
                .param("unit", measure.unit())
                .param("name", measure.name())
                .param("words", promise.delivery())
                .param("verification", promise.verification())
                .param("basis", promise.basis().name())
                .param("less", measure.direction() == Direction.LESS)
                .param("asked", asked.grade().name())
                .param("askedBecause", asked.because())
                .param("verifier", contract.buyer().value())
                .param("because", because)
                .param("by", actor.id())
                .update();
        var facts = new TreeMap<>(Map.of(
                "contract", contract.id().toString(),
                "edition", edition.toString(),
                "measure", measure.reference(),
                "evidence asked", asked.grade().name(),
                "kind", measure.kind().name()));
        // A licence may forbid to share more than the reference.
        if (published.forEveryone()) facts.putAll(Map.of("name", measure.name(), "unit", measure.unit()));
        facts.putAll(actor.acting(contract.buyer(), Role.OFFICER, Role.CONTRACT_MANAGER));
        targets(id, contract, measure, promise.targets())
                .forEach((quarter, target) -> facts.put("target " + quarter, target));
        journal.write(actor, "commitment opened", About.of("commitment", id), because, facts);
    }

    /// One row for each quarter that is asked for; gives the targets as the journal keeps them.
    private Map<String, String> targets(UUID id, Contract contract, Measure measure, Map<Quarter, Quantity> targets) {
        var quarters = new TreeSet<>(contract.quarters());
        quarters.addAll(targets.keySet());
        var written = new TreeMap<String, String>();
        for (var quarter : quarters) {
            var target = Optional.ofNullable(targets.get(quarter)).map(Amount::of);
            if (target.isPresent() && target.get().kind() != measure.kind())
                throw new IllegalStateException("a target of another kind than " + measure.reference());
            db.sql("""
                    insert into delivery.target (commitment, quarter, promised, promised_of)
                    values (:commitment, :quarter, :promised, :of)
                    """)
                    .param("commitment", id)
                    .param("quarter", quarter.firstDay())
                    .param("promised", target.map(Amount::part).orElse(null))
                    .param("of", target.map(Amount::of).orElse(null))
                    .update();
            target.ifPresent(amount -> written.put(quarter.toString(), amount.canonical()));
        }
        return written;
    }

    /// What became of a confirmation.
    public sealed interface Confirmed {
        record Accepted() implements Confirmed {}

        record Refused(List<Problem> problems) implements Confirmed {}

        record NotYours() implements Confirmed {}
    }

    /// The contract manager's first task: these are the promises, and these the bands agreed for
    /// each. From here on the contract is public, its figures count and returns are asked for.
    ///
    /// @param bands for every commitment that is rated, by its id
    @Transactional
    public Confirmed confirm(Actor actor, UUID contract, Map<UUID, Bands> bands, String because) {
        if (!deltas.take(contract)) return new Confirmed.NotYours();
        var found = contracts.managed(actor, contract);
        if (found.isEmpty()) return new Confirmed.NotYours();
        if (found.get().confirmed()) return new Confirmed.Accepted();
        var held = reads.of(contract);
        var problems = CommitmentRules.unconfirmable(held, bands);
        if (!problems.isEmpty()) return new Confirmed.Refused(problems);
        return deltas.around(contract, null, null, () -> {
            for (var commitment : held) {
                var agreed = bands.get(commitment.id());
                if (agreed != null) agree(actor, commitment.id(), agreed);
            }
            db.sql("""
                    insert into delivery.confirmation (contract, because, confirmed_by) values (:contract, :because, :by)
                    """)
                    .param("contract", contract)
                    .param("because", because.strip())
                    .param("by", actor.id())
                    .update();
            journal.write(
                    actor,
                    "commitments confirmed",
                    About.of("contract", contract),
                    because.strip(),
                    confirmed(actor, found.get(), held));
            owners.begin(actor, contract);
            notices.tell(Role.SUPPLIER, found.get().supplier(), actor.id(), agreed(found.get()));
            return new Confirmed.Accepted();
        });
    }

    private static Map<String, String> confirmed(Actor actor, Contract contract, List<Commitment> held) {
        var facts = new TreeMap<>(actor.acting(contract.buyer(), Role.CONTRACT_MANAGER));
        facts.put("commitments", held.stream().map(each -> each.id().toString()).collect(Collectors.joining(" ")));
        return facts;
    }

    private static Notice agreed(Contract contract) {
        var first = contract.quarters().getFirst();
        return new Notice(
                "promises confirmed " + contract.id(),
                "Your promises in “%s” are agreed".formatted(contract.title()),
                "%s has confirmed what you promised. Once a quarter you say what was done; the first return is for %s."
                        .formatted(contract.buyerName(), first.inWords()),
                "/work/returns",
                DueRules.deadline(first));
    }

    private static Notice awarded(Contract contract) {
        return new Notice(
                "contract awarded " + contract.id(),
                "Confirm the promises of “%s”".formatted(contract.title()),
                "The contract is awarded to %s. Confirm what it promises: until then the supplier is not asked for anything."
                        .formatted(contract.supplierName()),
                "/work/contracts/%s/confirmation".formatted(contract.id()),
                contract.starts());
    }

    private void agree(Actor actor, UUID commitment, Bands bands) {
        db.sql("""
                insert into delivery.bands (commitment, good, approaching, improvement, agreed_by)
                values (:commitment, :good, :approaching, :improvement, :by)
                """)
                .param("commitment", commitment)
                .param("good", bands.good())
                .param("approaching", bands.approaching())
                .param("improvement", bands.improvement())
                .param("by", actor.id())
                .update();
    }

    /// The commitments of a contract, in the order of their measures; none where this actor may not
    /// see it.
    public List<Commitment> of(Actor actor, UUID contract) {
        return contracts
                .find(actor, contract)
                .map(found -> reads.of(found.id()))
                .orElse(List.of());
    }
}
