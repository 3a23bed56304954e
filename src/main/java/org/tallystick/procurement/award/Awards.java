package org.tallystick.procurement.award;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.ContractAwarded;
import org.tallystick.procurement.award.AwardProposals.Proposal;
import org.tallystick.procurement.evaluation.Evaluation;
import org.tallystick.procurement.evaluation.Evaluations;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/// Awards: an officer approves what another proposed; with that, in one transaction, the evaluation
/// is frozen, the contract announced and every bidder's summary drafted.
@Component
public class Awards {

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final Tenders tenders;
    private final Evaluations evaluations;
    private final AwardProposals proposals;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    Awards(
            JdbcClient db,
            Journal journal,
            Procurements procurements,
            Tenders tenders,
            Evaluations evaluations,
            AwardProposals proposals,
            ApplicationEventPublisher events,
            JsonMapper json) {
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.tenders = tenders;
        this.evaluations = evaluations;
        this.proposals = proposals;
        this.events = events;
        this.json = json;
    }

    public sealed interface Approved {
        record Awarded(UUID contract) implements Approved {}

        /// Somebody approved first; theirs stands.
        record Already(UUID contract) implements Approved {}

        record Refused(String sentence) implements Approved {}

        record NotFound() implements Approved {}
    }

    /// Approves a proposal of another officer, and with it awards the contract.
    ///
    /// @param contract the new contract's id, made when the page was shown; the same again gives
    ///   the same answer
    @Transactional
    public Approved approve(Actor actor, UUID contract, UUID procurement, UUID proposal) {
        var buyer = procurements.lock(actor, procurement);
        if (buyer.isEmpty()) return new Approved.NotFound();
        var awarded = contract(procurement);
        if (awarded.isPresent())
            return awarded.get().equals(contract)
                    ? new Approved.Awarded(contract)
                    : new Approved.Already(awarded.get());
        var found = proposals.all(procurement).stream()
                .filter(one -> one.id().equals(proposal))
                .findFirst();
        if (found.isEmpty()) return new Approved.NotFound();
        if (found.get().proposedBy().equals(actor.id()))
            return new Approved.Refused("You proposed this award: another officer has to approve it");
        var refusal = evaluations
                .refusal(actor, procurement)
                .or(() -> evaluations.conflicted(found.get().proposedBy(), procurement)
                        ? Optional.of(
                                "The proposer has since declared a" + " conflict: another officer has to" + " propose")
                        : Optional.empty());
        if (refusal.isPresent()) return new Approved.Refused(refusal.get());
        var evaluation = evaluations.whole(procurement);
        if (evaluation.isEmpty()
                || !evaluations.hash(evaluation.get()).equals(found.get().evaluation()))
            return new Approved.Refused("The scores have changed since this was proposed: propose the award again");
        award(actor, contract, procurement, found.get(), evaluation.get());
        return new Approved.Awarded(contract);
    }

    private void award(Actor actor, UUID contract, UUID procurement, Proposal proposal, Evaluation evaluation) {
        db.sql("""
                        insert into procurement.award (procurement, proposal, proposed_by, approved_by, contract, evaluation)
                        values (:procurement, :proposal, :proposer, :by, :contract, :evaluation::jsonb)
                        """)
                .param("procurement", procurement)
                .param("proposal", proposal.id())
                .param("proposer", proposal.proposedBy())
                .param("by", actor.id())
                .param("contract", contract)
                .param("evaluation", json.writeValueAsString(evaluation))
                .update();
        var terms = proposal.terms();
        var published = tenders.sure(procurement);
        summaries(published, evaluation, terms.bid());
        journal.write(
                actor,
                "contract awarded",
                About.of("procurement", procurement),
                terms.because(),
                Map.of(
                        "contract",
                        contract.toString(),
                        "bid",
                        terms.bid().toString(),
                        "supplier",
                        terms.supplier().toString(),
                        "value",
                        terms.value().shownWithBasis(),
                        "evaluation",
                        proposal.evaluation()));
        var tender = published.tender();
        var winner = evaluations.bid(procurement, terms.bid());
        events.publishEvent(new ContractAwarded(
                contract,
                procurement,
                tender.title(),
                published.buyer(),
                terms.supplier(),
                terms.value(),
                terms.starts(),
                terms.ends(),
                tender.category(),
                tender.place(),
                tender.edition(),
                winner.promises(tender),
                winner.bidder().email(),
                actor));
    }

    private void summaries(Tenders.Published published, Evaluation evaluation, UUID winner) {
        var names = evaluations.names(published.id());
        for (var place : evaluation.places())
            db.sql("""
                            insert into procurement.summary (bid, procurement, document)
                            values (:bid, :procurement, :document::jsonb)
                            """)
                    .param("bid", place.bid())
                    .param("procurement", published.id())
                    .param(
                            "document",
                            json.writeValueAsString(evaluation.summary(
                                    published.tender().title(),
                                    place,
                                    name(names, place.bid()),
                                    winner,
                                    name(names, winner))))
                    .update();
    }

    private static String name(Map<UUID, String> names, UUID bid) {
        return Objects.requireNonNull(names.get(bid));
    }

    /// The contract that a procurement led to.
    public Optional<UUID> contract(UUID procurement) {
        return db.sql("select contract from procurement.award where procurement = :procurement")
                .param("procurement", procurement)
                .query(UUID.class)
                .optional();
    }
}
