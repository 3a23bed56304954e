package org.tallystick.procurement.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.tallystick.OnPostgres;
import org.tallystick.framework.Quantity;
import org.tallystick.procurement.ContractAwarded;
import org.tallystick.procurement.Promise;
import org.tallystick.procurement.award.AwardProposals;
import org.tallystick.procurement.award.AwardProposals.Proposed;
import org.tallystick.procurement.award.Awards;
import org.tallystick.procurement.award.Awards.Approved;
import org.tallystick.procurement.bid.BidSecret;
import org.tallystick.procurement.bid.Tendering;
import org.tallystick.procurement.evaluation.Agreements.Agreeing;
import org.tallystick.procurement.evaluation.Evaluators.Noted;
import org.tallystick.procurement.evaluation.Scores.Scored;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.VatBasis;

/// From opened bids to an award: two bids, three evaluators, moderation, four eyes.
@OnPostgres
@RecordApplicationEvents
class EvaluationTest {

    static final List<ScoredPart> QUESTIONS = List.of(ScoredPart.DELIVERY, ScoredPart.VERIFICATION);
    static final List<String> CRITERIA = List.of("M-JOBS", "M-LOCAL");

    @Autowired
    Tendering tendering;

    @Autowired
    Evaluators evaluators;

    @Autowired
    Scores scores;

    @Autowired
    Agreements agreements;

    @Autowired
    Evaluations evaluations;

    @Autowired
    AwardProposals proposals;

    @Autowired
    Awards awards;

    @Autowired
    EvaluationsHold hold;

    @Autowired
    ApplicationEvents events;

    @Autowired
    JdbcClient db;

    final BidSecret aldersSecret = BidSecret.make();
    final BidSecret birchsSecret = BidSecret.make();

    Tendering.Open tender = new Tendering.Open(
            UUID.randomUUID(),
            new Tendering.Buyer(new OrganisationId(UUID.randomUUID()), Actor.PUBLIC, Actor.PUBLIC, Actor.PUBLIC),
            List.of());
    Actor first = Actor.PUBLIC;
    Actor second = Actor.PUBLIC;
    Actor third = Actor.PUBLIC;
    UUID alder = UUID.randomUUID();
    UUID birch = UUID.randomUUID();

    @BeforeEach
    void twoOpenedBidsAndThreeEvaluators() {
        tender = tendering.published(tendering.buyer());
        tendering.submitted(tender.id(), aldersSecret, Tendering.bid("Alder Ltd", "2", "3,000", "ALDERS-OWN-WORDS"));
        tendering.submitted(tender.id(), birchsSecret, Tendering.bid("Birch CIC", "4.5", "6,000", "BIRCHS-OWN-WORDS"));
        tendering.opened(tender);
        first = Tendering.evaluator("Evaluator one", tender.buyer().id());
        second = Tendering.evaluator("Evaluator two", tender.buyer().id());
        third = Tendering.evaluator("Evaluator three", tender.buyer().id());
        for (var one : List.of(first, second, third))
            evaluators.name(tender.buyer().first(), tender.id(), one.id(), one.name());
        for (var bid : evaluators.bids(tender.buyer().first(), tender.id()))
            if (bid.supplier().equals("Alder Ltd")) alder = bid.id();
            else birch = bid.id();
    }

    void scoreAll(Actor evaluator, UUID bid, int points) {
        evaluators.declare(evaluator, tender.id(), bid, false, "");
        for (var measure : CRITERIA)
            for (var question : QUESTIONS)
                assertThat(scores.record(evaluator, tender.id(), bid, measure, question, points, "because " + points))
                        .isEqualTo(new Scored.Kept());
    }

    void everybodyScoresAndFinishes() {
        scoreAll(first, alder, 4);
        scoreAll(first, birch, 3);
        scoreAll(second, alder, 5);
        scoreAll(second, birch, 2);
        evaluators.declare(third, tender.id(), alder, true, "My sister works there");
        scoreAll(third, birch, 3);
        for (var one : List.of(first, second, third))
            assertThat(scores.finish(one, tender.id())).isEqualTo(new Scored.Kept());
    }

    void agreeAll() {
        for (var measure : CRITERIA)
            for (var question : QUESTIONS) {
                agree(alder, measure, question, 4);
                agree(birch, measure, question, 3);
            }
    }

    void agree(UUID bid, String measure, ScoredPart question, int points) {
        assertThat(agreements.agree(
                        tender.buyer().first(),
                        UUID.randomUUID(),
                        tender.id(),
                        bid,
                        measure,
                        question,
                        0,
                        points,
                        "agreed at " + points))
                .isEqualTo(new Agreeing.Kept(1));
    }

    AwardProposals.Terms terms(UUID bid) {
        return new AwardProposals.Terms(
                bid,
                tendering.organisation("Birch CIC"),
                Money.pounds(new BigDecimal("240000"), VatBasis.EXCLUDING),
                LocalDate.of(2027, 4, 1),
                LocalDate.of(2027, 9, 30),
                "The most points of all");
    }

    UUID proposed(Actor officer) {
        var key = UUID.randomUUID();
        assertThat(proposals.propose(officer, key, tender.id(), terms(birch))).isEqualTo(new Proposed.Made(key));
        return key;
    }

    @Test
    void aTenderIsWalkedFromItsBidsToItsAward() {
        everybodyScoresAndFinishes();
        agreeAll();
        assertThat(agreements.ranking(tender.buyer().first(), tender.id()))
                .isInstanceOfSatisfying(Ranking.Ranked.class, ranked -> {
                    // Jobs: 6 × 4 / 9 = 2.67, 2 × 4 / 5 = 1.60 twice. Local: 4 × 30% / 60%
                    // = 2.00, 3 × 4 / 5 = 2.40 twice.
                    assertThat(ranked.places()).extracting(Ranking.Place::bid).containsExactly(birch, alder);
                    assertThat(ranked.places())
                            .extracting(place -> place.total().toPlainString())
                            .containsExactly("16.00", "12.67");
                    assertThat(ranked.places().get(1).terms().getFirst().working())
                            .isEqualTo("6 × 4 / 9");
                });
        var proposal = proposed(tender.buyer().first());
        var contract = UUID.randomUUID();
        assertThat(awards.approve(tender.buyer().first(), contract, tender.id(), proposal))
                .isEqualTo(new Approved.Refused("You proposed this award: another officer has to approve it"));
        assertThat(awards.approve(tender.buyer().second(), contract, tender.id(), proposal))
                .isEqualTo(new Approved.Awarded(contract));
        assertThat(awards.approve(tender.buyer().second(), contract, tender.id(), proposal))
                .isEqualTo(new Approved.Awarded(contract));

        var announced = events.stream(ContractAwarded.class)
                .filter(event -> event.contract().equals(contract))
                .toList();
        assertThat(announced).singleElement().satisfies(event -> {
            assertThat(event.edition()).isEqualTo(Tendering.EDITION);
            assertThat(event.value().shownWithBasis()).isEqualTo("£240,000 excluding VAT");
            assertThat(event.approvedBy()).isEqualTo(tender.buyer().second());
            assertThat(event.promises()).extracting(Promise::measure).containsExactly("M-JOBS", "M-LOCAL", "M-STORY");
            assertThat(event.promises())
                    .extracting(Promise::basis)
                    .containsExactly(Promise.Basis.CRITERION, Promise.Basis.CRITERION, Promise.Basis.TERM);
            assertThat(event.promises().getFirst().targets())
                    .containsEntry(new Quarter(2027, 2), new Quantity.Count(new BigDecimal("4.5")));
            assertThat(event.promises().get(2).targets()).isEmpty();
        });
    }

    @Test
    void eachBidderIsToldTheirOwnScoresAndTheWinnersNameAndNothingOfAnothersText() {
        everybodyScoresAndFinishes();
        agreeAll();
        assertThat(evaluations.summary(aldersSecret)).isEmpty();
        awards.approve(
                tender.buyer().second(),
                UUID.randomUUID(),
                tender.id(),
                proposed(tender.buyer().first()));
        var summary = evaluations.summary(aldersSecret).orElseThrow();
        assertThat(summary.winner()).isEqualTo("Birch CIC");
        assertThat(summary.won()).isFalse();
        assertThat(summary.place()).isEqualTo(2);
        assertThat(summary.total()).isEqualTo("12.67");
        assertThat(summary.winnersTotal()).isEqualTo("16.00");
        assertThat(summary.own()).extracting(Evaluation.Line::because).contains("agreed at 4");
        assertThat(summary.winners()).extracting(Evaluation.Line::because).containsOnly("");
        assertThat(db.sql("select document::text from procurement.summary where bid = :bid")
                        .param("bid", alder)
                        .query(String.class)
                        .single())
                .doesNotContain("BIRCHS-OWN-WORDS")
                .doesNotContain("agreed at 3");
        assertThat(evaluations.summary(birchsSecret).orElseThrow().won()).isTrue();
        assertThat(evaluations.summaries(tender.buyer().third(), tender.id())).hasSize(2);
        assertThat(evaluations.summaries(first, tender.id())).isEmpty();
    }

    @Test
    void nothingChangesAfterTheAward() {
        everybodyScoresAndFinishes();
        agreeAll();
        awards.approve(
                tender.buyer().second(),
                UUID.randomUUID(),
                tender.id(),
                proposed(tender.buyer().first()));
        var frozen = evaluations.frozen(tender.buyer().first(), tender.id()).orElseThrow();
        assertThat(frozen.scores()).hasSize(20);
        assertThat(frozen.interests()).anyMatch(Evaluation.Interest::conflict);
        assertThat(scores.record(first, tender.id(), birch, "M-JOBS", ScoredPart.DELIVERY, 5, "x"))
                .isEqualTo(new Scored.Refused("The contract is awarded, so its scores cannot be changed"));
        assertThat(agreements.agree(
                        tender.buyer().first(),
                        UUID.randomUUID(),
                        tender.id(),
                        birch,
                        "M-JOBS",
                        ScoredPart.DELIVERY,
                        1,
                        5,
                        "x"))
                .isInstanceOf(Agreeing.Refused.class);
        assertThat(proposals.propose(tender.buyer().first(), UUID.randomUUID(), tender.id(), terms(alder)))
                .isEqualTo(new Proposed.Refused("The contract is awarded already"));
        assertThat(evaluations.frozen(tender.buyer().first(), tender.id())).contains(frozen);
    }

    @Test
    void aFrozenEvaluationRecomputesToItsRanking() {
        everybodyScoresAndFinishes();
        agreeAll();
        awards.approve(
                tender.buyer().second(),
                UUID.randomUUID(),
                tender.id(),
                proposed(tender.buyer().first()));
        var frozen = evaluations.frozen(tender.buyer().first(), tender.id()).orElseThrow();
        assertThat(EvaluationsHold.holds(frozen)).isTrue();
        var better = new java.util.ArrayList<>(frozen.agreed());
        var changed = better.getFirst();
        better.set(
                0,
                new Agreements.Agreed(
                        changed.bid(), changed.measure(), changed.question(), changed.number(), 0, changed.because()));
        assertThat(EvaluationsHold.holds(new Evaluation(
                        frozen.procurement(),
                        frozen.version(),
                        frozen.criteria(),
                        frozen.amounts(),
                        frozen.interests(),
                        frozen.scores(),
                        better,
                        frozen.places())))
                .isFalse();
        assertThat(hold.breaches()).isEmpty();
    }

    @Test
    void aDeclaredConflictCannotScoreNorReadThatBid() {
        evaluators.declare(third, tender.id(), alder, true, "My sister works there");
        assertThat(scores.record(third, tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 3, "x"))
                .isEqualTo(new Scored.Refused(
                        "You declared a conflict of interest with this bid and cannot score" + " it"));
        assertThat(evaluators.bids(third, tender.id()))
                .allSatisfy(bid -> assertThat(bid.bid()).isNull());
        assertThat(evaluators.declare(third, tender.id(), alder, false, "")).isInstanceOf(Noted.Refused.class);
        assertThat(evaluators.declare(third, tender.id(), birch, true, " ")).isInstanceOf(Noted.Refused.class);
        assertThatThrownBy(() -> db.sql("""
                                                insert into procurement.score (person, bid, measure, question, points, because)
                                                values (:person, :bid, 'M-JOBS', 'DELIVERY', 5, 'x')
                                                """)
                        .param("person", third.id())
                        .param("bid", alder)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> db.sql("""
                                                insert into procurement.score (person, bid, measure, question, points, because, conflict)
                                                values (:person, :bid, 'M-JOBS', 'DELIVERY', 5, 'x', true)
                                                """)
                        .param("person", third.id())
                        .param("bid", alder)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void scoresNeedADeclarationAReasonAndALevel() {
        assertThat(scores.record(first, tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 3, "x"))
                .isEqualTo(new Scored.Refused("Declare your interests in this bid before you score it"));
        evaluators.declare(first, tender.id(), alder, false, "");
        assertThat(scores.record(first, tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 3, " "))
                .isEqualTo(new Scored.Refused("Give the reason for this score; the bidder will read it"));
        assertThat(scores.record(first, tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 6, "x"))
                .isEqualTo(new Scored.Refused("Choose a score from 0 to 5"));
        assertThat(scores.record(first, tender.id(), alder, "M-STORY", ScoredPart.DELIVERY, 3, "x"))
                .isInstanceOf(Scored.Refused.class);
        assertThat(scores.record(tender.buyer().first(), tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 3, "x"))
                .isEqualTo(new Scored.NotFound());
        assertThat(scores.finish(first, tender.id()))
                .isInstanceOfSatisfying(
                        Scored.Missing.class,
                        missing ->
                                assertThat(missing.words()).hasSize(5).contains("Birch CIC: declare your interests"));
    }

    @Test
    void nobodySeesAnothersScoresBeforeFinishingTheirOwn() {
        scoreAll(first, alder, 4);
        scoreAll(first, birch, 3);
        scoreAll(second, alder, 5);
        assertThat(scores.scores(second, tender.id()))
                .extracting(Scores.Score::person)
                .containsOnly(second.id());
        scores.finish(first, tender.id());
        assertThat(scores.scores(second, tender.id()))
                .extracting(Scores.Score::person)
                .containsOnly(second.id());
        assertThat(scores.scores(first, tender.id()))
                .extracting(Scores.Score::person)
                .containsOnly(first.id());
        assertThat(scores.scores(tender.buyer().first(), tender.id())).isEmpty();
        assertThat(scores.record(first, tender.id(), alder, "M-JOBS", ScoredPart.DELIVERY, 1, "x"))
                .isInstanceOf(Scored.Refused.class);
        scoreAll(second, birch, 2);
        scores.finish(second, tender.id());
        assertThat(scores.scores(second, tender.id()))
                .extracting(Scores.Score::person)
                .contains(first.id(), second.id());
        assertThat(scores.scores(tendering.buyer().first(), tender.id())).isEmpty();
    }

    @Test
    void anAwardNeedsEveryAgreedScore() {
        assertThat(agreements.agree(
                        tender.buyer().first(),
                        UUID.randomUUID(),
                        tender.id(),
                        alder,
                        "M-JOBS",
                        ScoredPart.DELIVERY,
                        0,
                        3,
                        "x"))
                .isEqualTo(new Agreeing.Refused("Wait until every evaluator has finished"));
        everybodyScoresAndFinishes();
        agree(alder, "M-JOBS", ScoredPart.DELIVERY, 4);
        assertThat(proposals.propose(tender.buyer().first(), UUID.randomUUID(), tender.id(), terms(birch)))
                .isInstanceOfSatisfying(
                        Proposed.Missing.class,
                        missing -> assertThat(missing.words())
                                .hasSize(7)
                                .contains(
                                        "Alder Ltd, M-JOBS: no score for “How it will be" + " measured and verified”"));
    }

    @Test
    void anEvaluatorNamedLateIsWaitedForAndTargetsStayInsideTheContract() {
        everybodyScoresAndFinishes();
        agreeAll();
        var whole = terms(birch);
        var shorter = new AwardProposals.Terms(
                birch, whole.supplier(), whole.value(), LocalDate.of(2027, 7, 1), whole.ends(), "x");
        assertThat(proposals.propose(tender.buyer().first(), UUID.randomUUID(), tender.id(), shorter))
                .isEqualTo(
                        new Proposed.Refused(
                                "Enter a period that includes every quarter for which something is promised: April to June 2027 lies outside it"));
        evaluators.name(tender.buyer().first(), tender.id(), UUID.randomUUID(), "Evaluator four");
        assertThat(proposals.propose(tender.buyer().first(), UUID.randomUUID(), tender.id(), whole))
                .isEqualTo(new Proposed.Refused("Wait until every evaluator has finished"));
    }

    @Test
    void theLedgerShowsNoScoreBeforeItsEvaluatorHasFinished() {
        evaluators.declare(third, tender.id(), alder, true, "My sister works there");
        scoreAll(first, alder, 4);
        assertThat(db.sql("select because || facts from ledger.entry where about = :bid")
                        .param("bid", alder.toString())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry)
                        .doesNotContain("because 4")
                        .doesNotContain("points")
                        .doesNotContain("sister"));
    }

    @Test
    void aChangedScoreAsksForANewProposal() {
        everybodyScoresAndFinishes();
        agreeAll();
        var proposal = proposed(tender.buyer().first());
        assertThat(agreements.agree(
                        tender.buyer().third(),
                        UUID.randomUUID(),
                        tender.id(),
                        alder,
                        "M-JOBS",
                        ScoredPart.DELIVERY,
                        1,
                        5,
                        "read again"))
                .isEqualTo(new Agreeing.Kept(2));
        assertThat(agreements.agree(
                        tender.buyer().second(),
                        UUID.randomUUID(),
                        tender.id(),
                        alder,
                        "M-JOBS",
                        ScoredPart.DELIVERY,
                        1,
                        3,
                        "x"))
                .isInstanceOf(Agreeing.Changed.class);
        assertThat(awards.approve(tender.buyer().second(), UUID.randomUUID(), tender.id(), proposal))
                .isEqualTo(new Approved.Refused(
                        "The scores have changed since this was proposed: propose the award" + " again"));
        assertThat(scores.scores(tender.buyer().first(), tender.id())).hasSize(20);
    }

    @Test
    void twoOfficersApprovingAtOnceMakeOneContract() throws Exception {
        everybodyScoresAndFinishes();
        agreeAll();
        var proposal = proposed(tender.buyer().first());
        Callable<Approved> one =
                () -> awards.approve(tender.buyer().second(), UUID.randomUUID(), tender.id(), proposal);
        Callable<Approved> other =
                () -> awards.approve(tender.buyer().third(), UUID.randomUUID(), tender.id(), proposal);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(List.of(one, other));
            var kinds = List.of(
                    answers.get(0).get().getClass(), answers.get(1).get().getClass());
            assertThat(kinds).containsExactlyInAnyOrder(Approved.Awarded.class, Approved.Already.class);
        }
        assertThat(db.sql("select count(*) from procurement.award where procurement = :id")
                        .param("id", tender.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> db.sql(
                                "update procurement.award set approved_by =" + " proposed_by where procurement = :id")
                        .param("id", tender.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void strangersSeeNothing() {
        everybodyScoresAndFinishes();
        var stranger = tendering.buyer().first();
        assertThat(evaluators.bids(stranger, tender.id())).isEmpty();
        assertThat(evaluators.all(stranger, tender.id())).isEmpty();
        assertThat(agreements.ranking(stranger, tender.id())).isEqualTo(new Ranking.NotYet(List.of()));
        assertThat(agreements.all(stranger, tender.id())).isEmpty();
        assertThat(proposals.propose(stranger, UUID.randomUUID(), tender.id(), terms(alder)))
                .isEqualTo(new Proposed.NotFound());
        assertThat(tendering.procurements.plan(stranger, tender.id())).isEmpty();
        assertThat(evaluators.name(stranger, tender.id(), stranger.id(), "x")).isEqualTo(new Noted.NotFound());
        assertThat(evaluators.bids(Actor.PUBLIC, tender.id())).isEmpty();
        assertThat(Objects.requireNonNull(
                                evaluators.bids(first, tender.id()).getFirst().bid())
                        .bidder()
                        .name())
                .isEqualTo("Alder Ltd");
    }
}
