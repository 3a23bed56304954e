package org.tallystick.delivery.target;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Targets;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.Notices.Notice;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// Proposals for other targets. Nothing changes until somebody else agrees.
@Component
public class TargetProposals {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final Targets targets;
    private final Deltas deltas;
    private final Notices notices;

    TargetProposals(
            JdbcClient db,
            Journal journal,
            Contracts contracts,
            CommitmentReads commitments,
            Targets targets,
            Deltas deltas,
            Notices notices) {
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.commitments = commitments;
        this.targets = targets;
        this.deltas = deltas;
        this.notices = notices;
    }

    /// One quarter of a proposal.
    ///
    /// @param seen how often the target had changed when it was proposed
    public record Line(Quarter quarter, int seen, Optional<Amount> target) {}

    /// A proposal that nobody has decided on.
    ///
    /// @param name of the promise
    /// @param harder whether only the supplier can agree
    /// @param as in which role it was proposed
    public record Proposal(
            UUID id,
            UUID contract,
            OrganisationId buyer,
            OrganisationId supplier,
            UUID commitment,
            String name,
            String because,
            boolean harder,
            Instant at,
            UUID by,
            Role as) {

        /// The role in which the actor can agree; empty for who proposed it and for who cannot.
        public Optional<Role> agrees(Actor actor) {
            if (actor.id().equals(by)) return Optional.empty();
            return Stream.of(Role.SUPPLIER, Role.CONTRACT_MANAGER, Role.OFFICER)
                    .filter(role -> actor.is(role, role == Role.SUPPLIER ? supplier : buyer))
                    .filter(role -> ChangeRules.mayAgree(as, role, harder))
                    .findFirst();
        }
    }

    /// What became of a proposal.
    public sealed interface Proposed {
        record Made(UUID proposal) implements Proposed {}

        record Refused(List<Problem> problems) implements Proposed {}

        record NotYours() implements Proposed {}
    }

    /// The role in which the actor proposes; empty for who may not.
    private static Optional<Role> proposes(Actor actor, Contract contract) {
        if (actor.is(Role.CONTRACT_MANAGER, contract.buyer())) return Optional.of(Role.CONTRACT_MANAGER);
        return actor.is(Role.SUPPLIER, contract.supplier()) ? Optional.of(Role.SUPPLIER) : Optional.empty();
    }

    /// Proposes other targets, for the quarters that differ.
    ///
    /// @param key made by the caller when the form was shown; becomes the proposal's id
    /// @param wanted the target of each quarter; empty where nothing is to be promised
    @Transactional
    public Proposed propose(
            Actor actor, UUID key, UUID commitment, SequencedMap<Quarter, Optional<Amount>> wanted, String because) {
        var found = commitments.find(commitment);
        var contract = found.flatMap(each -> contracts.find(actor, each.contract()));
        var as = contract.flatMap(each -> proposes(actor, each));
        if (found.isEmpty() || contract.isEmpty() || as.isEmpty()) return new Proposed.NotYours();
        deltas.take(contract.get().id());
        if (made(key)) return new Proposed.Made(key);
        if (because.isBlank() || because.length() > 2_000)
            return refused("because", "Say why the targets change, in up to 2,000 characters");
        if (waits(contract.get().id(), commitment))
            return refused("", "A change of this promise already waits for agreement: decide on that one first");
        var lines = new LinkedHashMap<Line, ChangeRules.Change>();
        for (var now : now(commitment)) {
            var target = wanted.getOrDefault(now.quarter(), now.target());
            var change = new ChangeRules.Change(now.target(), target);
            if (ChangeRules.asks(change, found.get().lessIsBetter()) != ChangeRules.Asks.THE_SAME)
                lines.put(new Line(now.quarter(), now.seen(), target), change);
        }
        if (lines.isEmpty()) return refused("", "Change the target of at least one quarter");
        var harder = ChangeRules.harder(List.copyOf(lines.values()), found.get().lessIsBetter());
        insert(actor, key, found.get(), lines.keySet(), because.strip(), harder, as.get());
        tell(actor, contract.get(), found.get(), key, as.get(), harder);
        return new Proposed.Made(key);
    }

    private static Proposed refused(String field, String words) {
        return new Proposed.Refused(List.of(new Problem(field, words)));
    }

    private boolean made(UUID key) {
        return db.sql("select exists (select from delivery.target_proposal where id = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private boolean waits(UUID contract, UUID commitment) {
        return db.sql("""
                select exists (select from delivery.open_target_proposal
                               where contract = :contract and commitment = :commitment)
                """)
                .param("contract", contract)
                .param("commitment", commitment)
                .query(Boolean.class)
                .single();
    }

    /// The targets as they are now, by quarter.
    public List<Line> now(UUID commitment) {
        return db.sql("""
                select t.quarter, t.changes, t.promised, t.promised_of, k.kind
                from delivery.current_target t join delivery.commitment k on k.id = t.commitment
                where t.commitment = :commitment order by t.quarter
                """)
                .param("commitment", commitment)
                .query((row, _) -> new Line(
                        Rows.quarter(row, "quarter"),
                        row.getInt("changes"),
                        Rows.amount(row, "promised", "promised_of")))
                .list();
    }

    private void insert(
            Actor actor,
            UUID key,
            Commitment commitment,
            Iterable<Line> lines,
            String because,
            boolean harder,
            Role as) {
        db.sql("""
                insert into delivery.target_proposal (id, contract, commitment, because, harder, proposed_by, proposed_as)
                values (:id, :contract, :commitment, :because, :harder, :by, :as)
                """)
                .param("id", key)
                .param("contract", commitment.contract())
                .param("commitment", commitment.id())
                .param("because", because)
                .param("harder", harder)
                .param("by", actor.id())
                .param("as", as.name())
                .update();
        for (var line : lines)
            db.sql("""
                    insert into delivery.proposed_target (proposal, quarter, seen, promised, promised_of)
                    values (:proposal, :quarter, :seen, :promised, :of)
                    """)
                    .param("proposal", key)
                    .param("quarter", line.quarter().firstDay())
                    .param("seen", line.seen())
                    .param("promised", line.target().map(Amount::part).orElse(null))
                    .param("of", line.target().map(Amount::of).orElse(null))
                    .update();
        journal.write(
                actor,
                "target change proposed",
                About.of("commitment", commitment.id()),
                because,
                Map.of("proposal", key.toString()));
    }

    private void tell(Actor actor, Contract contract, Commitment commitment, UUID key, Role as, boolean harder) {
        var notice = new Notice(
                "targets proposed " + key,
                "Another target is proposed for “%s”".formatted(commitment.name()),
                "It is about %s. %s proposes it, and it changes nothing until somebody else agrees."
                        .formatted(
                                contract.title(), as == Role.SUPPLIER ? contract.supplierName() : contract.buyerName()),
                "/work/targets/" + key,
                null);
        if (as == Role.CONTRACT_MANAGER) notices.tell(Role.SUPPLIER, contract.supplier(), actor.id(), notice);
        if (as == Role.SUPPLIER || !harder) notices.tell(Role.CONTRACT_MANAGER, contract.buyer(), actor.id(), notice);
    }

    /// What waits for a decision at the actor's organisations, the oldest first.
    public List<Proposal> open(Actor actor) {
        return db.sql("""
                select p.* from delivery.open_target_proposal p
                where p.buyer = any(cast(:buying as uuid[])) or p.supplier = any(cast(:supplying as uuid[]))
                order by p.proposed_at, p.id limit 200
                """)
                .param("buying", Visibility.with(actor, Role.CONTRACT_MANAGER, Role.OFFICER))
                .param("supplying", Visibility.with(actor, Role.SUPPLIER))
                .query(TargetProposals::proposal)
                .list();
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                Rows.id(row, "id"),
                Rows.id(row, "contract"),
                Rows.organisation(row, "buyer"),
                Rows.organisation(row, "supplier"),
                Rows.id(row, "commitment"),
                row.getString("name"),
                row.getString("because"),
                row.getBoolean("harder"),
                row.getTimestamp("proposed_at").toInstant(),
                Rows.id(row, "proposed_by"),
                Role.valueOf(row.getString("proposed_as")));
    }

    /// One that waits, however many others do.
    public Optional<Proposal> find(Actor actor, UUID id) {
        return db.sql("""
                select p.* from delivery.open_target_proposal p
                where p.id = :id
                  and (p.buyer = any(cast(:buying as uuid[])) or p.supplier = any(cast(:supplying as uuid[])))
                """)
                .param("id", id)
                .param("buying", Visibility.with(actor, Role.CONTRACT_MANAGER, Role.OFFICER))
                .param("supplying", Visibility.with(actor, Role.SUPPLIER))
                .query(TargetProposals::proposal)
                .optional();
    }

    /// The quarters that a proposal changes.
    public List<Line> lines(Proposal proposal) {
        return db.sql("""
                select l.*, k.kind from delivery.proposed_target l
                join delivery.target_proposal p on p.id = l.proposal
                join delivery.commitment k on k.id = p.commitment
                where l.proposal = :proposal order by l.quarter
                """)
                .param("proposal", proposal.id())
                .query((row, _) -> new Line(
                        Rows.quarter(row, "quarter"), row.getInt("seen"), Rows.amount(row, "promised", "promised_of")))
                .list();
    }

    /// What became of a decision.
    public sealed interface Decided {
        record Done() implements Decided {}

        record Refused(List<Problem> problems) implements Decided {}

        record NotYours() implements Decided {}
    }

    /// Agrees, and with that changes the targets; or does not.
    ///
    /// @param words why not; may be empty for an agreement
    @Transactional
    public Decided decide(Actor actor, UUID id, boolean agreed, String words) {
        var seen = find(actor, id);
        if (seen.isEmpty()) return new Decided.NotYours();
        deltas.take(seen.get().contract());
        var proposal = find(actor, id);
        if (proposal.isEmpty()) return new Decided.NotYours();
        var mine = actor.id().equals(proposal.get().by());
        var as = mine && !agreed
                ? Optional.of(proposal.get().as())
                : proposal.get().agrees(actor);
        if (as.isEmpty())
            return new Decided.Refused(List.of(Problem.ofAll(
                    mine
                            ? "You proposed this, so somebody else has to agree"
                            : "More is asked of the supplier in a quarter, so the supplier has to agree")));
        if (!agreed && !mine && words.isBlank())
            return new Decided.Refused(List.of(new Problem("words", "Say why you do not agree")));
        db.sql("""
                insert into delivery.target_decision (proposal, proposed_by, agreed, words, decided_by, decided_as)
                values (:proposal, :proposer, :agreed, :words, :by, :as)
                """)
                .param("proposal", id)
                .param("proposer", proposal.get().by())
                .param("agreed", agreed)
                .param("words", words.strip())
                .param("by", actor.id())
                .param("as", as.get().name())
                .update();
        journal.write(
                actor,
                agreed ? "target change agreed" : mine ? "target change taken back" : "target change not agreed",
                About.of("commitment", proposal.get().commitment()),
                words.strip(),
                Map.of("proposal", id.toString()));
        return agreed ? change(actor, proposal.get()) : new Decided.Done();
    }

    private Decided change(Actor actor, Proposal proposal) {
        for (var line : lines(proposal)) {
            var outcome = targets.change(
                    actor,
                    UUID.nameUUIDFromBytes((proposal.id() + " " + line.quarter()).getBytes(StandardCharsets.US_ASCII)),
                    proposal.commitment(),
                    line.quarter(),
                    line.seen(),
                    line.target(),
                    proposal.because(),
                    proposal.id());
            if (!(outcome instanceof Targets.Changed.Accepted)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Decided.Refused(List.of(Problem.ofAll(
                        "A target of this promise has changed since this was proposed: propose it again")));
            }
        }
        return new Decided.Done();
    }
}
