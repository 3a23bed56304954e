package org.tallystick.delivery.returns;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// The suppliers' quarterly returns. One stands for each contract and quarter; a correction names
/// the one it replaces.
@Component
public class Returns {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final Deltas deltas;
    private final ReturnReads reads;
    private final Claims claims;
    private final ReturnNotices notices;

    Returns(
            JdbcClient db,
            Journal journal,
            Contracts contracts,
            CommitmentReads commitments,
            Deltas deltas,
            ReturnReads reads,
            Claims claims,
            ReturnNotices notices) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.commitments = commitments;
        this.deltas = deltas;
        this.reads = reads;
        this.claims = claims;
    }

    /// What became of a return.
    public sealed interface Submitted {
        record Accepted(UUID id) implements Submitted {}

        /// A return for the quarter is in already; it counts until its period is reopened.
        record AlreadyIn(UUID standing, Quarter quarter) implements Submitted {}

        /// The return to be corrected was corrected meanwhile, by this one.
        record Stale(UUID standing) implements Submitted {}

        /// The period is locked: nobody has queried a claim of it or opened it again.
        record Locked(UUID standing) implements Submitted {}

        /// The quarter is not over.
        record TooEarly(LocalDate from) implements Submitted {}

        record Refused(List<Problem> problems) implements Submitted {}

        record NotYours() implements Submitted {}
    }

    /// Submits the quarter's first return. Without lines it says "nothing this quarter".
    ///
    /// @param key made by the caller when the form was shown; becomes the return's id, so that the
    ///   same key again gives the same answer
    @Transactional
    public Submitted submit(Actor actor, UUID key, UUID contract, Quarter quarter, List<ClaimLine> lines) {
        return put(actor, key, contract, quarter, null, lines);
    }

    /// "Nothing this quarter": an answer like any other.
    @Transactional
    public Submitted nothing(Actor actor, UUID key, UUID contract, Quarter quarter) {
        return put(actor, key, contract, quarter, null, List.of());
    }

    /// Submits a whole return in place of one that was queried or opened again. Lines that are the
    /// same in every part keep what was found of them; the others are to be checked afresh.
    @Transactional
    public Submitted correct(Actor actor, UUID key, UUID replaces, List<ClaimLine> lines) {
        var replaced = reads.find(replaces);
        return replaced.isEmpty()
                ? new Submitted.NotYours()
                : put(actor, key, replaced.get().contract(), replaced.get().quarter(), replaces, lines);
    }

    private Submitted put(
            Actor actor, UUID key, UUID contract, Quarter quarter, @Nullable UUID replaces, List<ClaimLine> lines) {
        var found = deltas.take(contract) ? supplied(actor, contract) : Optional.<Contract>empty();
        if (found.isEmpty()) return new Submitted.NotYours();
        var earlier = reads.find(key);
        if (earlier.isPresent())
            return earlier.get().contract().equals(contract)
                            && earlier.get().quarter().equals(quarter)
                    ? new Submitted.Accepted(key)
                    : new Submitted.NotYours();
        var standing = reads.standing(contract, quarter);
        if (standing.isPresent() && replaces == null)
            return new Submitted.AlreadyIn(standing.get().id(), quarter);
        if (standing.isPresent() && !standing.get().id().equals(replaces))
            return new Submitted.Stale(standing.get().id());
        if (standing.isPresent() && !standing.get().correctable())
            return new Submitted.Locked(standing.get().id());
        if (!reads.asked(contract, quarter))
            return new Submitted.Refused(List.of(new Problem(
                    "quarter", "No return is asked for " + quarter.inWords() + ": choose a quarter of the contract")));
        if (!DueRules.open(quarter, found.get().ends(), reads.today()))
            return new Submitted.TooEarly(quarter.next().firstDay());
        var problems = problems(found.get(), lines);
        if (!problems.isEmpty()) return new Submitted.Refused(problems);
        return deltas.around(contract, quarter, null, () -> write(actor, key, contract, quarter, replaces, lines));
    }

    private Optional<Contract> supplied(Actor actor, UUID contract) {
        return contracts
                .find(actor, contract)
                .filter(Contract::confirmed)
                .filter(found -> actor.is(Role.SUPPLIER, found.supplier()));
    }

    private List<Problem> problems(Contract contract, List<ClaimLine> lines) {
        var asked =
                commitments.of(contract.id()).stream().collect(Collectors.toMap(Commitment::id, Function.identity()));
        var attached = lines.stream().flatMap(line -> line.evidence().stream()).collect(Collectors.toSet());
        return ReturnRules.problems(asked, lines, shelf(contract, attached));
    }

    private Set<UUID> shelf(Contract contract, Set<UUID> attached) {
        if (attached.isEmpty()) return Set.of();
        return new HashSet<>(db.sql("select id from delivery.evidence where owner = :owner and id in (:attached)")
                .param("owner", contract.supplier().value())
                .param("attached", attached)
                .query(UUID.class)
                .list());
    }

    private Submitted write(
            Actor actor, UUID key, UUID contract, Quarter quarter, @Nullable UUID replaces, List<ClaimLine> lines) {
        db.sql("""
                insert into delivery.return (id, contract, quarter, replaces, submitted_by)
                values (:id, :contract, :quarter, :replaces, :by)
                """)
                .param("id", key)
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .param("replaces", replaces)
                .param("by", actor.id())
                .update();
        var facts = new TreeMap<>(Map.of("contract", contract.toString(), "quarter", quarter.toString()));
        if (replaces != null) facts.put("replaces", replaces.toString());
        for (var line : lines) {
            claims.write(key, line);
            facts.put("claim " + line.commitment(), Amount.of(line.quantity()).canonical());
            if (!line.evidence().isEmpty())
                facts.put("files " + line.commitment(), claims.files(key, line.commitment()));
        }
        facts.putAll(actor.acting(contracts.find(actor, contract).orElseThrow().supplier(), Role.SUPPLIER));
        if (replaces != null)
            claims.carry(replaces, key)
                    .forEach((commitment, decision) -> facts.put("carried " + commitment, decision.toString()));
        db.sql("insert into delivery.draw (return) values (:return)")
                .param("return", key)
                .update();
        db.sql("delete from delivery.draft where contract = :contract and quarter = :quarter")
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .update();
        journal.write(
                actor, replaces == null ? "return submitted" : "return corrected", About.of("return", key), "", facts);
        notices.sent(key, contract, quarter, replaces != null, lines.size());
        return new Submitted.Accepted(key);
    }

    private Map<String, String> reopening(Actor actor, Return opened) {
        var contract = contracts.find(actor, opened.contract()).orElseThrow();
        var facts = new TreeMap<>(actor.acting(contract.buyer(), Role.CONTRACT_MANAGER));
        facts.put("contract", opened.contract().toString());
        facts.put("quarter", opened.quarter().toString());
        return facts;
    }

    /// What became of a reopening.
    public sealed interface Reopened {
        record Accepted() implements Reopened {}

        record Refused(List<Problem> problems) implements Reopened {}

        record NotYours() implements Reopened {}
    }

    /// Opens a submitted period again, so that the supplier can correct it once.
    @Transactional
    public Reopened reopen(Actor actor, UUID id, String because) {
        var found = reads.find(id);
        if (found.isEmpty() || contracts.managed(actor, found.get().contract()).isEmpty())
            return new Reopened.NotYours();
        if (because.isBlank())
            return new Reopened.Refused(List.of(new Problem("because", "Say why you are reopening the return")));
        deltas.take(found.get().contract());
        if (!reads.standing(found.get().contract(), found.get().quarter())
                .map(Return::id)
                .equals(Optional.of(id)))
            return new Reopened.Refused(
                    List.of(Problem.ofAll("This return has been corrected since then: open the correction")));
        var added = db.sql("""
                insert into delivery.reopening (return, because, reopened_by) values (:return, :because, :by)
                on conflict (return) do nothing
                """)
                .param("return", id)
                .param("because", because.strip())
                .param("by", actor.id())
                .update();
        if (added == 1) {
            journal.write(
                    actor, "period reopened", About.of("return", id), because.strip(), reopening(actor, found.get()));
            notices.reopened(id, found.get().contract(), found.get().quarter(), because.strip());
        }
        return new Reopened.Accepted();
    }
}
