package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.LOCAL;
import static org.tallystick.delivery.contract.Stage.PAID;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.Q2;
import static org.tallystick.delivery.contract.Stage.Q3;
import static org.tallystick.delivery.contract.Stage.STORY;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;
import static org.tallystick.delivery.contract.Stage.share;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.ContractList.Filter;
import org.tallystick.delivery.contract.ContractList.Sort;
import org.tallystick.delivery.contract.ContractList.Summary;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.IdRange;
import org.tallystick.delivery.figure.Inputs;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Rating;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Evidence;
import org.tallystick.delivery.returns.PickedClaims;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnForms;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.returns.Returns.Submitted;
import org.tallystick.delivery.verification.ReturnQueue;
import org.tallystick.delivery.verification.Samples;
import org.tallystick.delivery.verification.VerificationQueue;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.delivery.verification.Verifications.Decided;
import org.tallystick.delivery.verification.Verifications.Decision;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.Sealer;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// One promise all the way: awarded, confirmed, reported with a file, queried, corrected, verified,
/// and a figure.
@OnPostgres
@Import(Stage.class)
class ThreadTest {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Stage stage;

    @Autowired
    Contracts contracts;

    @Autowired
    Commitments commitments;

    @Autowired
    Targets targets;

    @Autowired
    Returns returns;

    @Autowired
    ReturnForms forms;

    @Autowired
    Evidence evidence;

    @Autowired
    Verifications verifications;

    @Autowired
    VerificationQueue queue;

    @Autowired
    ReturnQueue returnQueue;

    @Autowired
    Samples samples;

    @Autowired
    PickedClaims pickedClaims;

    @Autowired
    Sealer sealer;

    @Autowired
    Threads threads;

    @Autowired
    ContractList contractList;

    @Autowired
    Standings standings;

    @Autowired
    Tallies tallies;

    @Autowired
    Inputs inputs;

    @Autowired
    JdbcClient db;

    /// A call past the form is held to it too.
    @Test
    void nothingFallsBelowZeroThatIsNoChange() {
        var deal = stage.confirmed();
        var outcome = returns.submit(
                deal.reporter(), UUID.randomUUID(), deal.contract(), Q1, List.of(line(deal, JOBS, count("-3"))));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Returns.Submitted.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(org.tallystick.shared.Problem::message)
                                .anyMatch(words -> words.endsWith("as a number of 0 or more")));
    }

    private UUID submit(Deal deal, Quarter quarter, ClaimLine... lines) {
        var outcome = returns.submit(deal.reporter(), UUID.randomUUID(), deal.contract(), quarter, List.of(lines));
        if (outcome instanceof Submitted.Accepted(var id)) return id;
        throw new AssertionError(outcome);
    }

    private Decided decide(Deal deal, UUID submitted, String measure, int seen, Decision decision) {
        return verifications.decide(
                deal.cast().verifier(), UUID.randomUUID(), submitted, deal.commitment(measure), seen, decision);
    }

    private Figure figure(Scope scope, String measure) {
        return tallies.figures(Actor.PUBLIC, scope, Period.EVER, TODAY).stream()
                .filter(each -> each.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(Optional<Amount> amount) {
        return amount.map(Amount::shown).orElse("nothing");
    }

    @Test
    void aPromiseBecomesAVerifiedFigure() throws IOException {
        var deal = stage.award();
        var buyer = new Scope.Buyer(deal.cast().buyer());
        assertThat(commitments.of(deal.cast().manager(), deal.contract())).hasSize(6);
        assertThat(contracts.find(Actor.PUBLIC, deal.contract())).isEmpty();
        assertThat(tallies.figures(Actor.PUBLIC, buyer, Period.EVER, TODAY)).isEmpty();
        assertThat(returns.nothing(deal.reporter(), UUID.randomUUID(), deal.contract(), Q1))
                .isEqualTo(new Submitted.NotYours());

        stage.confirm(deal);
        assertThat(contracts.find(Actor.PUBLIC, deal.contract())).isPresent();
        assertThat(shown(figure(buyer, JOBS).promised())).isEqualTo("10");
        assertThat(shown(figure(buyer, JOBS).claimed())).isEqualTo("nothing");

        var file = stage.file(deal, "name,jobs\nA,3\n");
        var first = submit(deal, Q1, line(deal, JOBS, count("5"), file.id()), line(deal, LOCAL, share("30", "100")));
        assertThat(shown(figure(buyer, JOBS).claimed())).isEqualTo("5");
        assertThat(decide(deal, first, LOCAL, 0, new Decision.Accept(Grade.DOCUMENTED, "")))
                .isEqualTo(new Decided.Accepted(ClaimState.VERIFIED));
        assertThat(decide(deal, first, JOBS, 0, new Decision.Query("The payroll shows 4")))
                .isEqualTo(new Decided.Accepted(ClaimState.QUERIED));
        assertThat(verifications.history(deal.reporter(), first, deal.commitment(JOBS)))
                .extracting(Verifications.Past::words)
                .containsExactly("The payroll shows 4");

        var correction = returns.correct(
                deal.reporter(),
                UUID.randomUUID(),
                first,
                List.of(line(deal, JOBS, count("4"), file.id()), line(deal, LOCAL, share("30", "100"))));
        var second = ((Submitted.Accepted) correction).id();
        var claims = forms.find(deal.cast().verifier(), second).orElseThrow().claims();
        assertThat(claims).extracting(Return.Claim::state).containsExactly(ClaimState.SUBMITTED, ClaimState.VERIFIED);
        assertThat(claims).extracting(Return.Claim::carried).containsExactly(false, true);
        assertThat(decide(deal, second, JOBS, 0, new Decision.Accept(Grade.DOCUMENTED, "Seen")))
                .isEqualTo(new Decided.Accepted(ClaimState.VERIFIED));

        for (var scope : List.of(
                buyer,
                new Scope.Supplier(deal.supplier()),
                new Scope.Place(deal.cast().place()),
                new Scope.OneContract(deal.contract()))) {
            assertThat(shown(figure(scope, JOBS).due())).isEqualTo("10");
            assertThat(shown(figure(scope, JOBS).claimed())).isEqualTo("4");
            assertThat(shown(figure(scope, JOBS).verified())).isEqualTo("4");
            assertThat(shown(figure(scope, LOCAL).promised())).isEqualTo("40% (80 of 200)");
            assertThat(shown(figure(scope, LOCAL).verified())).isEqualTo("30% (30 of 100)");
            assertThat(shown(figure(scope, STORY).verified())).isEqualTo("nothing");
            assertThat(figure(scope, JOBS).counts().late()).isEqualTo(3);
        }
        var thread = threads.of(Actor.PUBLIC, deal.contract(), TODAY).orElseThrow();
        assertThat(thread.late()).containsExactly(Q2, Q3, Stage.Q4);
        assertThat(thread.lines().getFirst().because())
                .isEqualTo(
                        "January to September 2025: 4 verified of 10 due, which is 40%. The contract sets Inadequate below 50%. No return came for 2 quarters, which counts as nothing delivered.");
        assertThat(thread.lines().getFirst().rating()).isEqualTo(Rating.INADEQUATE);

        var made = inputs.of(
                new Inputs.Of(
                        buyer,
                        Period.EVER,
                        Figure.Part.VERIFIED,
                        deal.cast().edition(),
                        LOCAL,
                        TODAY,
                        null,
                        IdRange.ALL),
                100);
        assertThat(made).singleElement().satisfies(input -> {
            assertThat(input.amount().canonical()).isEqualTo("30/100");
            assertThat(input.submitted()).isEqualTo(second);
            // The ledger knows the decision as it was first made, on the return
            // that was corrected.
            assertThat(input.decided()).isNotEqualTo(input.verification());
            assertThat(entries("claim accepted", String.valueOf(input.decided())))
                    .isEqualTo(1);
        });
        var opened = evidence.open(deal.cast().verifier(), file.id()).orElseThrow();
        assertThat(new String(opened.bytes().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("name,jobs\nA,3\n");
        assertThat(evidence.open(Actor.PUBLIC, file.id())).isEmpty();
    }

    private long entries(String act, String about) {
        return db.sql("select count(*) from ledger.entry where act = :act and about = :about")
                .param("act", act)
                .param("about", about)
                .query(Long.class)
                .single();
    }

    @Test
    void evidenceBelowTheGradeAskedIsCheckedAndNotVerified() {
        var deal = stage.confirmed();
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        assertThat(decide(deal, submitted, JOBS, 0, new Decision.Accept(Grade.ASSERTED, "By telephone")))
                .isEqualTo(new Decided.Accepted(ClaimState.CHECKED));
        var figure = figure(new Scope.Buyer(deal.cast().buyer()), JOBS);
        assertThat(shown(figure.claimed())).isEqualTo("3");
        assertThat(shown(figure.verified())).isEqualTo("nothing");
        assertThat(figure.counts().checked()).isEqualTo(1);
    }

    @Test
    void aSecondThoughtHoldsAndTheFirstIsKept() {
        var deal = stage.confirmed();
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        decide(deal, submitted, JOBS, 0, new Decision.Accept(Grade.AUDITED, ""));
        assertThat(decide(deal, submitted, JOBS, 0, new Decision.Refuse("Too late")))
                .isEqualTo(new Decided.Stale(ClaimState.VERIFIED, 1));
        assertThat(decide(deal, submitted, JOBS, 1, new Decision.Refuse("The jobs were not new")))
                .isEqualTo(new Decided.Accepted(ClaimState.REFUSED));
        assertThat(shown(figure(new Scope.Buyer(deal.cast().buyer()), JOBS).verified()))
                .isEqualTo("nothing");
        assertThat(verifications.history(deal.cast().verifier(), submitted, deal.commitment(JOBS)))
                .hasSize(2);
    }

    @Test
    void aSubmittedPeriodIsLockedUntilTheManagerOpensIt() {
        var deal = stage.confirmed();
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        assertThat(returns.correct(deal.reporter(), UUID.randomUUID(), submitted, List.of()))
                .isEqualTo(new Submitted.Locked(submitted));
        assertThat(returns.reopen(deal.reporter(), submitted, "Please")).isEqualTo(new Returns.Reopened.NotYours());
        assertThat(returns.reopen(deal.cast().manager(), submitted, " ")).isInstanceOf(Returns.Reopened.Refused.class);
        assertThat(returns.reopen(deal.cast().manager(), submitted, "They counted twice"))
                .isEqualTo(new Returns.Reopened.Accepted());
        var correction = returns.correct(deal.reporter(), UUID.randomUUID(), submitted, List.of());
        assertThat(correction).isInstanceOf(Submitted.Accepted.class);
        assertThat(returns.correct(deal.reporter(), UUID.randomUUID(), submitted, List.of()))
                .isEqualTo(new Submitted.Stale(((Submitted.Accepted) correction).id()));
        assertThat(shown(figure(new Scope.Buyer(deal.cast().buyer()), JOBS).claimed()))
                .isEqualTo("nothing");
        assertThat(forms.of(deal.reporter(), deal.contract())).hasSize(2);
    }

    @Test
    void nothingThisQuarterAnswersAndAddsNothing() {
        var deal = stage.confirmed();
        returns.nothing(deal.reporter(), UUID.randomUUID(), deal.contract(), Q1);
        var figure = figure(new Scope.OneContract(deal.contract()), JOBS);
        assertThat(shown(figure.claimed())).isEqualTo("nothing");
        assertThat(figure.counts().answered()).isEqualTo(1);
        assertThat(figure.counts().late()).isEqualTo(3);
    }

    @Test
    void nobodyChecksForTheSupplierNorTheirOwnReturn() {
        var deal = stage.confirmed();
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        var accept = new Decision.Accept(Grade.AUDITED, "");
        var both = new Actor(
                UUID.randomUUID(),
                "Both",
                java.util.Set.of(
                        new Actor.Post(deal.cast().buyer(), org.tallystick.shared.Role.VERIFIER),
                        new Actor.Post(deal.supplier(), org.tallystick.shared.Role.SUPPLIER)));
        var self =
                new Actor(deal.reporter().id(), "Self", deal.cast().verifier().posts());
        var jobs = deal.commitment(JOBS);
        assertThat(verifications.decide(both, UUID.randomUUID(), submitted, jobs, 0, accept))
                .isEqualTo(new Decided.Barred("You belong to the supplier, so someone else must check this claim."));
        assertThat(verifications.decide(self, UUID.randomUUID(), submitted, jobs, 0, accept))
                .isEqualTo(new Decided.Barred("You submitted this return, so someone else must check it."));
        assertThat(verifications.decide(deal.reporter(), UUID.randomUUID(), submitted, jobs, 0, accept))
                .isEqualTo(new Decided.NotYours());
        assertThat(verifications.decide(stage.cast().verifier(), UUID.randomUUID(), submitted, jobs, 0, accept))
                .isEqualTo(new Decided.NotYours());
        // The statement alone would keep them out too.
        for (var actor : List.of(both, self, deal.reporter(), stage.cast().verifier()))
            assertThat(verifications.insert(actor, UUID.randomUUID(), submitted, jobs, 0, accept))
                    .isZero();
        assertThat(verifications.insert(deal.cast().verifier(), UUID.randomUUID(), submitted, jobs, 0, accept))
                .isEqualTo(1);
        tallies.rebuild();
    }

    @Test
    void aTargetIsAgreedAnewWithAReasonAndTheFirstIsKept() {
        var deal = stage.confirmed();
        var jobs = deal.commitment(JOBS);
        stage.agree(deal, jobs, Q3, count("1"), "The site opens later");
        assertThat(shown(figure(new Scope.Buyer(deal.cast().buyer()), JOBS).promised()))
                .isEqualTo("7");
        assertThat(targets.changes(Actor.PUBLIC, deal.contract()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.because()).isEqualTo("The site opens later");
                    assertThat(shown(change.before())).isEqualTo("4");
                    assertThat(change.roles()).containsExactly(Role.CONTRACT_MANAGER, Role.SUPPLIER);
                });
        assertThat(targets.firstPromised(deal.contract()).get(jobs))
                .extracting(Amount::shown)
                .isEqualTo("10");
    }

    @Test
    void theSheetShowsOnlyWhatIsAskedWithLastQuarterBeside() {
        var deal = stage.confirmed();
        submit(deal, Q1, line(deal, JOBS, count("3")));
        assertThat(forms.save(deal.reporter(), deal.contract(), Q2, Map.of("amount", "3\u0000x")))
                .isTrue();
        var sheet = forms.sheet(deal.reporter(), deal.contract(), Q2).orElseThrow();
        assertThat(sheet.asked()).hasSize(6);
        assertThat(sheet.asked().getFirst().before()).isNotNull();
        assertThat(sheet.typed()).containsEntry("amount", "3x");
        assertThat(forms.sheet(deal.cast().manager(), deal.contract(), Q2)
                        .orElseThrow()
                        .typed())
                .isEmpty();
        assertThat(forms.sheet(stage.cast().manager(), deal.contract(), Q2)).isEmpty();
        assertThat(forms.sheet(deal.reporter(), deal.contract(), new Quarter(2026, 1)))
                .isEmpty();
        assertThat(forms.due(deal.reporter()))
                .extracting(ReturnForms.Due::quarter)
                .containsExactly(Q2, Q3, Stage.Q4);
        assertThat(forms.due(deal.reporter()))
                .extracting(ReturnForms.Due::begun)
                .containsExactly(true, false, false);
    }

    @Test
    void wrongLinesAreAllNamedAtOnce() {
        var deal = stage.confirmed();
        var outcome = returns.submit(
                deal.reporter(),
                UUID.randomUUID(),
                deal.contract(),
                Q1,
                List.of(
                        new ClaimLine(deal.commitment(JOBS), share("1", "2"), "", List.of(UUID.randomUUID())),
                        new ClaimLine(UUID.randomUUID(), count("1"), "Done", List.of())));
        assertThat(((Submitted.Refused) outcome).problems()).hasSize(4);
        var early =
                returns.submit(deal.reporter(), UUID.randomUUID(), deal.contract(), new Quarter(2026, 1), List.of());
        assertThat(early).isInstanceOf(Submitted.Refused.class);
    }

    /// As the house's own workers do it, one after the other.
    private void drawAll() {
        for (var turn = 0; turn < 3; turn++) {
            sealer.seal();
            samples.draw();
        }
    }

    @Test
    void aSampleIsDrawnAfterTheReturnIsInAndCanBeDrawnAgain() {
        var deal = stage.confirmed();
        var submitted = submit(
                deal,
                Q1,
                line(deal, JOBS, count("3")),
                line(deal, LOCAL, share("30", "100")),
                line(deal, PAID, new Quantity.YesNo(true)));
        drawAll();
        var picked = pickedClaims.picked(deal.contract(), Q1);
        assertThat(picked).as("one claim of a contract a year at least").isNotEmpty();
        var seed = db.sql("""
                        select encode(next.hash, 'hex') from ledger.entry e
                        join ledger.link own on own.entry = e.id join ledger.link next on next.number = own.number + 1
                        where e.about_kind = 'return' and e.about = :return and e.act = 'return submitted'
                        """)
                .param("return", submitted.toString())
                .query(String.class)
                .single();
        assertThat(picked.values()).extracting(PickedClaims.Picked::seed).containsOnly(seed);
        var smallest = List.of(JOBS, LOCAL, PAID).stream()
                .min(java.util.Comparator.comparing(each -> SamplingRules.number(seed, deal.contract(), Q1, each)))
                .orElseThrow();
        assertThat(picked).containsKey(deal.commitment(smallest));
        assertThat(waiting(deal.cast().verifier()).getFirst().reasons())
                .contains("Picked at random for a closer check");
        assertThat(queue.breaches()).isEmpty();

        decide(deal, submitted, smallest, 0, new Decision.Query("Which?"));
        returns.correct(
                deal.reporter(),
                UUID.randomUUID(),
                submitted,
                List.of(
                        line(deal, JOBS, count("2")),
                        line(deal, LOCAL, share("30", "100")),
                        line(deal, PAID, new Quantity.YesNo(true))));
        drawAll();
        assertThat(pickedClaims.picked(deal.contract(), Q1))
                .as("a correction does not undo it")
                .containsKey(deal.commitment(smallest));
        submit(deal, Q2, line(deal, Stage.WASTE, count("3")));
        drawAll();
        assertThat(pickedClaims.picked(deal.contract(), Q2).values())
                .as("one was picked lately")
                .noneMatch(each -> each.because().contains("for a year"));
        var result = samples.results().stream()
                .filter(each -> each.buyer().equals(deal.cast().buyer()))
                .findFirst()
                .orElseThrow();
        assertThat(result.picked()).isEqualTo(result.upheld() + result.refused() + result.open());
        assertThat(queue.breaches()).isEmpty();
    }

    @Test
    void aClaimThatIsSentBackMovesTheSuppliersOthersUp() {
        var deal = stage.confirmed();
        var other = stage.award(deal.cast(), deal.supplier(), "250000", Stage.PROMISES);
        stage.confirm(other);
        submit(other, Q1, line(other, PAID, new Quantity.YesNo(true)));
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        decide(deal, submitted, JOBS, 0, new Decision.Refuse("Nobody was there"));
        queue.refreshOthers();
        assertThat(waiting(deal.cast().verifier()))
                .singleElement()
                .satisfies(item -> assertThat(item.reasons()).contains("Earlier claims were queried or refused: 1"));
    }

    private List<VerificationQueue.Item> waiting(Actor actor) {
        return returnQueue.of(actor, 0, 10).stream()
                .flatMap(each -> each.claims().stream())
                .toList();
    }

    @Test
    void theQueueShowsTheRiskiestFirstWithItsReasons() {
        var deal = stage.confirmed();
        submit(deal, Q1, line(deal, JOBS, count("30")), line(deal, PAID, new Quantity.YesNo(true)));
        var items = waiting(deal.cast().verifier());
        assertThat(items).hasSize(2);
        assertThat(items)
                .extracting(VerificationQueue.Item::points)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        // Either may be picked for a closer check, and then comes first.
        assertThat(items)
                .filteredOn(item -> item.name().equals("Jobs for residents"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.reasons()).contains("The claim is more than one and a half times its target"));
        assertThat(waiting(deal.reporter())).isEmpty();
        // What waits is said twice, for the sake of its index: the two must agree on every claim.
        assertThat(db.sql("""
                                        select count(*) from (
                                            select return, commitment from delivery.claim_state where state = 'SUBMITTED'
                                        ) s full join delivery.waiting_claim w using (return, commitment)
                                        where (s.*) is null or (w.*) is null
                                        """).query(Long.class).single()).isZero();
    }

    @Test
    void aListIsNarrowedAndSortedByLateness() {
        var deal = stage.confirmed();
        var other = stage.award(deal.cast(), deal.supplier(), "900000", Stage.PROMISES);
        stage.confirm(other);
        submit(deal, Q1);
        var filter = new Filter(deal.cast().place(), null, null, null, null, null, null, null, ContractList.State.ANY);
        var found = contractList.list(Actor.PUBLIC, filter, Sort.LATENESS, 0, 10, TODAY);
        assertThat(found.contracts()).extracting(Summary::late).containsExactly(4, 3);
        assertThat(found.contracts()).extracting(Summary::sentLate).containsExactly(0, 1);
        assertThat(found.contracts().getFirst().contract().id()).isEqualTo(other.contract());
        assertThat(found.total()).isEqualTo(2);
        var second = contractList.list(Actor.PUBLIC, filter, Sort.VALUE, 1, 1, TODAY);
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.contracts())
                .singleElement()
                .satisfies(each -> assertThat(each.contract().id()).isEqualTo(deal.contract()));
    }

    @Test
    void aListKnowsWhichDayItIs() {
        var deal = stage.confirmed();
        submit(deal, Q1, line(deal, JOBS, count("3")));
        var theirs = Filter.suppliedBy(deal.supplier());
        for (var each : Map.of(
                        LocalDate.of(2025, 4, 30),
                        0,
                        LocalDate.of(2025, 7, 30),
                        0,
                        LocalDate.of(2025, 7, 31),
                        1,
                        LocalDate.of(2025, 10, 31),
                        2,
                        TODAY,
                        3)
                .entrySet())
            assertThat(contractList
                            .list(Actor.PUBLIC, theirs, Sort.TITLE, 0, 1, each.getKey())
                            .contracts())
                    .as("on %s", each.getKey())
                    .extracting(Summary::late)
                    .containsExactly(each.getValue());
        assertThat(standings.breaches()).isEmpty();
    }

    @Test
    void aListFindsByWordsAndStateAsTheyAre() {
        var deal = stage.confirmed();
        var submitted = submit(deal, Q1, line(deal, JOBS, count("3")));
        var theirs = Filter.suppliedBy(deal.supplier());
        var state =
                (Function<ContractList.State, Long>) each -> contractList.count(Actor.PUBLIC, theirs.with(each), TODAY);
        assertThat(state.apply(ContractList.State.WAITING)).isOne();
        assertThat(state.apply(ContractList.State.LATE)).isOne();
        assertThat(state.apply(ContractList.State.UP_TO_DATE)).isZero();
        decide(deal, submitted, JOBS, 0, new Decision.Query("Which?"));
        assertThat(state.apply(ContractList.State.WAITING)).isZero();
        assertThat(state.apply(ContractList.State.QUERIED)).isOne();
        decide(deal, submitted, JOBS, 1, new Decision.Accept(Grade.AUDITED, ""));
        assertThat(state.apply(ContractList.State.QUERIED)).isZero();
        assertThat(state.apply(ContractList.State.VERIFIED)).isOne();
        var title = contracts.find(Actor.PUBLIC, deal.contract()).orElseThrow().title();
        for (var each : Map.of(title.toUpperCase(Locale.ROOT), 1L, "%", 0L, "_", 0L, "\\", 0L)
                .entrySet())
            assertThat(contractList.count(Actor.PUBLIC, theirs.withWords(each.getKey()), TODAY))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        assertThat(standings.breaches()).isEmpty();
        db.sql("update delivery.contract_standing set verified = verified + 1 where contract = :id")
                .param("id", deal.contract())
                .update();
        assertThat(standings.breaches())
                .singleElement()
                .asString()
                .contains(deal.contract().toString());
        tallies.rebuild();
        assertThat(standings.breaches()).isEmpty();
    }

    @Test
    void aWholeSumOfSharesIsPartsOverWholes() {
        var deal = stage.confirmed();
        submit(deal, Q1, line(deal, LOCAL, share("30", "100")));
        submit(deal, Q2, line(deal, LOCAL, share("10", "300")));
        var figure = figure(new Scope.Supplier(deal.supplier()), LOCAL);
        assertThat(shown(figure.claimed())).isEqualTo("10% (40 of 400)");
        assertThat(figure.claimed().orElseThrow().percent()).contains(new BigDecimal("10.0"));
    }
}
