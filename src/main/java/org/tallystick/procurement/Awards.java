package org.tallystick.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.ledger.About;
import org.tallystick.ledger.Journal;
import org.tallystick.organisation.Organisations;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.VatBasis;
import tools.jackson.databind.json.JsonMapper;

/// Awards: proposed by one officer, approved by another; with the approval, in one transaction, the evaluation is
/// frozen, the contract announced and every bidder's summary drafted.
@Component
public class Awards {

    private static final RowMapper<Proposal> PROPOSAL = (row, number) -> new Proposal(
            row.getObject("id", UUID.class),
            new Terms(
                    row.getObject("bid", UUID.class), new OrganisationId(row.getObject("supplier", UUID.class)),
                    new Money(row.getBigDecimal("amount"), row.getString("currency"),
                            VatBasis.valueOf(row.getString("vat"))),
                    row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class),
                    row.getString("because")),
            row.getObject("proposed_by", UUID.class),
            row.getString("evaluation_hash"));

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final Tenders tenders;
    private final Evaluations evaluations;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    Awards(
            JdbcClient db, Journal journal, Procurements procurements, Tenders tenders, Evaluations evaluations,
            Organisations organisations, ApplicationEventPublisher events, JsonMapper json) {
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.tenders = tenders;
        this.evaluations = evaluations;
        this.organisations = organisations;
        this.events = events;
        this.json = json;
    }

    /// What is to be awarded, to whom and why.
    ///
    /// @param supplier the organisation as the register has it, which the officer matched to what the bidder says
    public record Terms(
            UUID bid, OrganisationId supplier, Money value, LocalDate starts, LocalDate ends, String because) {}

    /// @param evaluation the hash of the evaluation that the proposer saw
    public record Proposal(UUID id, Terms terms, UUID proposedBy, String evaluation) {}

    public sealed interface Proposed {
        record Made(UUID proposal) implements Proposed {}

        record Missing(List<String> words) implements Proposed {}

        record Refused(String sentence) implements Proposed {}

        record NotFound() implements Proposed {}
    }

    @Transactional
    public Proposed propose(Actor actor, UUID key, UUID procurement, Terms terms) {
        if (procurements.lock(actor, procurement).isEmpty()) return new Proposed.NotFound();
        if (proposals(procurement).stream().anyMatch(one -> one.id().equals(key))) return new Proposed.Made(key);
        var refusal = evaluations.refusal(actor, procurement).or(() -> refusal(terms));
        if (refusal.isPresent()) return new Proposed.Refused(refusal.get());
        return switch (evaluations.ranking(procurement)) {
            case Ranking.NotYet(var missing) -> new Proposed.Missing(missing);
            case Ranking.Ranked(var places) ->
                places.stream().anyMatch(place -> place.bid().equals(terms.bid()))
                        ? propose(actor, key, procurement, terms, evaluations.hash(procurement, places))
                        : new Proposed.Refused("Choose one of the bids that were ranked");
        };
    }

    private Optional<String> refusal(Terms terms) {
        if (organisations.find(terms.supplier()).isEmpty()) return Optional.of("Choose the supplier from the register");
        if (terms.ends().isBefore(terms.starts())) return Optional.of("Enter an end of the contract after its start");
        if (terms.value().amount().signum() < 0) return Optional.of("Enter a value of 0 or more");
        return terms.because().isBlank()
                ? Optional.of("Give the reason for awarding to this bidder")
                : Optional.empty();
    }

    private Proposed propose(Actor actor, UUID key, UUID procurement, Terms terms, String hash) {
        db.sql("""
                insert into procurement.award_proposal
                    (id, procurement, bid, supplier, amount, currency, vat, starts, ends, because, evaluation_hash,
                     proposed_by)
                values (:id, :procurement, :bid, :supplier, :amount, :currency, :vat, :starts, :ends, :because, :hash,
                        :by)
                """)
                .param("id", key)
                .param("procurement", procurement)
                .param("bid", terms.bid())
                .param("supplier", terms.supplier().value())
                .param("amount", terms.value().amount())
                .param("currency", terms.value().currency())
                .param("vat", terms.value().vat().name())
                .param("starts", terms.starts())
                .param("ends", terms.ends())
                .param("because", terms.because().strip())
                .param("hash", hash)
                .param("by", actor.id())
                .update();
        journal.write(actor, "award proposed", About.of("procurement", procurement), terms.because().strip(),
                Map.of("proposal", key.toString(), "bid", terms.bid().toString(), "evaluation", hash));
        return new Proposed.Made(key);
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
    /// @param contract the new contract's id, made when the page was shown; the same again gives the same answer
    @Transactional
    public Approved approve(Actor actor, UUID contract, UUID procurement, UUID proposal) {
        var buyer = procurements.lock(actor, procurement);
        if (buyer.isEmpty()) return new Approved.NotFound();
        var awarded = contract(procurement);
        if (awarded.isPresent())
            return awarded.get().equals(contract)
                    ? new Approved.Awarded(contract)
                    : new Approved.Already(awarded.get());
        var found = proposals(procurement).stream().filter(one -> one.id().equals(proposal)).findFirst();
        if (found.isEmpty()) return new Approved.NotFound();
        if (found.get().proposedBy().equals(actor.id()))
            return new Approved.Refused("You proposed this award: another officer has to approve it");
        var refusal = evaluations.refusal(actor, procurement)
                .or(() -> evaluations.conflicted(found.get().proposedBy(), procurement)
                        ? Optional.of("The proposer has since declared a conflict: another officer has to propose")
                        : Optional.empty());
        if (refusal.isPresent()) return new Approved.Refused(refusal.get());
        var evaluation = evaluations.whole(procurement);
        if (evaluation.isEmpty() || !evaluations.hash(evaluation.get()).equals(found.get().evaluation()))
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
        journal.write(actor, "contract awarded", About.of("procurement", procurement), terms.because(),
                Map.of("contract", contract.toString(), "bid", terms.bid().toString(),
                        "supplier", terms.supplier().toString(), "value", terms.value().shownWithBasis(),
                        "evaluation", proposal.evaluation()));
        var tender = published.tender();
        events.publishEvent(new ContractAwarded(
                contract, procurement, tender.title(), published.buyer(), terms.supplier(), terms.value(),
                terms.starts(), terms.ends(), tender.category(), tender.place(), tender.edition(),
                evaluations.bid(procurement, terms.bid()).promises(tender), actor));
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
                    .param("document", json.writeValueAsString(evaluation.summary(
                            published.tender().title(), place, name(names, place.bid()), winner,
                            name(names, winner))))
                    .update();
    }

    private static String name(Map<UUID, String> names, UUID bid) {
        return Objects.requireNonNull(names.get(bid));
    }

    /// For the buyer's officers.
    public List<Proposal> proposals(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement) ? proposals(procurement) : List.of();
    }

    private List<Proposal> proposals(UUID procurement) {
        return db.sql("""
                select id, bid, supplier, amount, currency, vat, starts, ends, because, proposed_by, evaluation_hash
                from procurement.award_proposal where procurement = :procurement order by proposed_at, id
                """)
                .param("procurement", procurement)
                .query(PROPOSAL)
                .list();
    }

    /// The contract that a procurement led to.
    public Optional<UUID> contract(UUID procurement) {
        return db.sql("select contract from procurement.award where procurement = :procurement")
                .param("procurement", procurement)
                .query(UUID.class)
                .optional();
    }
}
