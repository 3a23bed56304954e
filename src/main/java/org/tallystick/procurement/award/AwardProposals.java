package org.tallystick.procurement.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.procurement.evaluation.Evaluations;
import org.tallystick.procurement.evaluation.Ranking;
import org.tallystick.procurement.evaluation.Ranking.Place;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.TenderNotices;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.VatBasis;

/// What one officer proposes to award, for another to approve.
@Component
public class AwardProposals {

    private static final RowMapper<Proposal> PROPOSAL = (row, number) -> new Proposal(
            row.getObject("id", UUID.class),
            new Terms(
                    row.getObject("bid", UUID.class),
                    new OrganisationId(row.getObject("supplier", UUID.class)),
                    new Money(
                            row.getBigDecimal("amount"),
                            row.getString("currency"),
                            VatBasis.valueOf(row.getString("vat"))),
                    row.getObject("starts", LocalDate.class),
                    row.getObject("ends", LocalDate.class),
                    row.getString("because")),
            row.getObject("proposed_by", UUID.class),
            row.getString("evaluation_hash"));

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final Evaluations evaluations;
    private final Organisations organisations;
    private final TenderNotices notices;

    AwardProposals(
            JdbcClient db,
            Journal journal,
            Procurements procurements,
            Evaluations evaluations,
            Organisations organisations,
            TenderNotices notices) {
        this.notices = notices;
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.evaluations = evaluations;
        this.organisations = organisations;
    }

    /// What is to be awarded, to whom and why.
    ///
    /// @param supplier the organisation as the register has it, which the officer matched to what
    ///   the bidder says
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
        if (all(procurement).stream().anyMatch(one -> one.id().equals(key))) return new Proposed.Made(key);
        var refusal = evaluations.refusal(actor, procurement).or(() -> refusal(terms));
        if (refusal.isPresent()) return new Proposed.Refused(refusal.get());
        return switch (evaluations.ranking(procurement)) {
            case Ranking.NotYet(var missing) -> new Proposed.Missing(missing);
            case Ranking.Ranked(var places) ->
                choice(procurement, terms, places)
                        .<Proposed>map(Proposed.Refused::new)
                        .orElseGet(
                                () -> propose(actor, key, procurement, terms, evaluations.hash(procurement, places)));
        };
    }

    private Optional<String> choice(UUID procurement, Terms terms, List<Place> places) {
        if (places.stream().noneMatch(place -> place.bid().equals(terms.bid())))
            return Optional.of("Choose one of the bids that were scored");
        return evaluations.bid(procurement, terms.bid()).offers().stream()
                .flatMap(offer -> offer.targets().keySet().stream())
                .filter(quarter -> quarter.lastDay().isBefore(terms.starts())
                        || quarter.firstDay().isAfter(terms.ends()))
                .findFirst()
                .map(quarter -> "Enter a period that includes every quarter for which something is promised: "
                        + quarter.inWords()
                        + " lies outside it");
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
        journal.write(
                actor,
                "award proposed",
                About.of("procurement", procurement),
                terms.because().strip(),
                Map.of("proposal", key.toString(), "bid", terms.bid().toString(), "evaluation", hash));
        notices.proposed(key, procurement, actor.id(), "An award", "award");
        return new Proposed.Made(key);
    }

    /// For the buyer's officers.
    public List<Proposal> all(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement) ? all(procurement) : List.of();
    }

    List<Proposal> all(UUID procurement) {
        return db.sql("""
                        select id, bid, supplier, amount, currency, vat, starts, ends, because, proposed_by, evaluation_hash
                        from procurement.award_proposal where procurement = :procurement order by proposed_at, id
                        """).param("procurement", procurement).query(PROPOSAL).list();
    }
}
