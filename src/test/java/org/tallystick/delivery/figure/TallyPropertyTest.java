package org.tallystick.delivery.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Stage;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.returns.Returns.Submitted;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.delivery.verification.Verifications.Decided;
import org.tallystick.delivery.verification.Verifications.Decision;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;

/// Whatever happens in whatever order, every figure equals what a plain model in memory adds up,
/// and the kept sums equal the facts.
@OnPostgres
@Import(Stage.class)
class TallyPropertyTest {

    private static final List<Quarter> QUARTERS = List.of(Stage.Q1, Stage.Q2);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    Verifications verifications;

    @Autowired
    Tallies tallies;

    enum Act {
        REPORT,
        REOPEN_AND_CORRECT,
        ACCEPT,
        ACCEPT_BELOW,
        QUERY,
        REFUSE,
        CHANGE_TARGET,
        GATHER
    }

    record Step(Act act, int contract, int quarter, int amount, boolean both) {}

    Gen<List<Step>> steps() {
        var act = Gen.of(Act.class);
        var one = Gen.ints(0, 1);
        var amount = Gen.ints(0, 20);
        Gen<Step> step = random -> new Step(
                act.next(random), one.next(random), one.next(random), amount.next(random), random.nextBoolean());
        return step.list(5, 30);
    }

    /// What the model remembers of one contract and quarter.
    private static final class Period1 {
        @Nullable
        UUID standing;

        @Nullable
        BigDecimal jobs;

        @Nullable
        BigDecimal local;

        @Nullable
        ClaimState state;

        int decisions;
        BigDecimal target = new BigDecimal(3);
    }

    @Property(tries = 12)
    void figuresEqualAPlainSum(@ForAll("steps") List<Step> steps) {
        var cast = stage.cast();
        var supplier = stage.organisation(
                "Firm " + UUID.randomUUID(), org.tallystick.platform.organisation.Sector.PRIVATE, null);
        var deals = List.of(
                stage.award(cast, supplier, "250000", Stage.PROMISES),
                stage.award(cast, supplier, "250000", Stage.PROMISES));
        deals.forEach(stage::confirm);
        var model = new TreeMap<String, Period1>();
        for (var step : steps) {
            var period = model.computeIfAbsent(step.contract() + " " + step.quarter(), key -> new Period1());
            take(step, deals.get(step.contract()), QUARTERS.get(step.quarter()), period);
        }
        for (var scope :
                List.of(new Scope.Buyer(cast.buyer()), new Scope.Supplier(supplier), new Scope.Place(cast.place())))
            compare(scope, model);
        assertThat(tallies.check()).isEmpty();
        tallies.gather();
        compare(new Scope.Buyer(cast.buyer()), model);
    }

    private void take(Step step, Deal deal, Quarter quarter, Period1 period) {
        switch (step.act()) {
            case REPORT -> {
                var lines = lines(step, deal);
                var outcome = returns.submit(deal.reporter(), UUID.randomUUID(), deal.contract(), quarter, lines);
                assertThat(outcome instanceof Submitted.Accepted).isEqualTo(period.standing == null);
                if (outcome instanceof Submitted.Accepted(var id)) submitted(period, id, step);
            }
            case REOPEN_AND_CORRECT -> {
                if (period.standing == null) return;
                returns.reopen(deal.cast().manager(), period.standing, "Again");
                var outcome = returns.correct(deal.reporter(), UUID.randomUUID(), period.standing, lines(step, deal));
                var same = new BigDecimal(step.amount()).equals(period.jobs);
                var state = period.state;
                var decisions = period.decisions;
                submitted(period, ((Submitted.Accepted) outcome).id(), step);
                // A line that is left as it was keeps what was accepted of it.
                if (same && (state == ClaimState.VERIFIED || state == ClaimState.CHECKED)) {
                    period.state = state;
                    period.decisions = decisions == 0 ? 0 : 1;
                }
            }
            case ACCEPT -> decide(deal, period, new Decision.Accept(Grade.CONFIRMED, ""), ClaimState.VERIFIED);
            case ACCEPT_BELOW -> decide(deal, period, new Decision.Accept(Grade.ASSERTED, ""), ClaimState.CHECKED);
            case QUERY -> decide(deal, period, new Decision.Query("?"), ClaimState.QUERIED);
            case REFUSE -> decide(deal, period, new Decision.Refuse("No"), ClaimState.REFUSED);
            case CHANGE_TARGET -> {
                if (new BigDecimal(step.amount()).equals(period.target)) return;
                stage.agree(
                        deal,
                        deal.commitment(Stage.JOBS),
                        quarter,
                        Stage.count(Integer.toString(step.amount())),
                        "Agreed");
                period.target = new BigDecimal(step.amount());
            }
            case GATHER -> tallies.gather();
        }
    }

    private static List<ClaimLine> lines(Step step, Deal deal) {
        var jobs = Stage.line(deal, Stage.JOBS, Stage.count(Integer.toString(step.amount())));
        var local = Stage.line(deal, Stage.LOCAL, Stage.share(Integer.toString(step.amount()), "100"));
        return step.both() ? List.of(jobs, local) : List.of(jobs);
    }

    private static void submitted(Period1 period, UUID id, Step step) {
        period.standing = id;
        period.jobs = new BigDecimal(step.amount());
        period.local = step.both() ? new BigDecimal(step.amount()) : null;
        period.state = ClaimState.SUBMITTED;
        period.decisions = 0;
    }

    private void decide(Deal deal, Period1 period, Decision decision, ClaimState state) {
        if (period.standing == null) return;
        var outcome = verifications.decide(
                deal.cast().verifier(),
                UUID.randomUUID(),
                period.standing,
                deal.commitment(Stage.JOBS),
                period.decisions,
                decision);
        assertThat(outcome).isEqualTo(new Decided.Accepted(state));
        period.state = state;
        period.decisions++;
    }

    private void compare(Scope scope, Map<String, Period1> model) {
        var figures = tallies.figures(Actor.PUBLIC, scope, new Period(Stage.Q1, Stage.Q2), TODAY);
        var jobs = figure(figures, Stage.JOBS);
        var local = figure(figures, Stage.LOCAL);
        // Two contracts and two quarters: what the steps never touched still has its first target.
        var untouched = new BigDecimal(3 * (4 - model.size()));
        var promised = model.values().stream().map(each -> each.target).reduce(untouched, BigDecimal::add);
        assertThat(jobs.promised()).isEqualTo(Optional.of(new Amount(MeasureKind.COUNT, promised, null)));
        assertThat(jobs.claimed()).isEqualTo(count(model, each -> true));
        assertThat(jobs.verified()).isEqualTo(count(model, each -> each.state == ClaimState.VERIFIED));
        assertThat(jobs.counts().queried()).isEqualTo(number(model, ClaimState.QUERIED));
        assertThat(jobs.counts().refused()).isEqualTo(number(model, ClaimState.REFUSED));
        assertThat(jobs.counts().checked()).isEqualTo(number(model, ClaimState.CHECKED));
        var in = model.values().stream().filter(each -> each.standing != null).count();
        assertThat(jobs.counts().late()).isEqualTo(4 - in);
        var shares = model.values().stream()
                .map(each -> each.local)
                .filter(each -> each != null)
                .toList();
        assertThat(local.claimed())
                .isEqualTo(
                        shares.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Amount.of(new Quantity.Share(
                                        shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                                        new BigDecimal(100 * shares.size())))));
    }

    private static Figure figure(List<Figure> figures, String measure) {
        return figures.stream()
                .filter(each -> each.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static long number(Map<String, Period1> model, ClaimState state) {
        return model.values().stream().filter(each -> each.state == state).count();
    }

    private static Optional<Amount> count(Map<String, Period1> model, java.util.function.Predicate<Period1> wanted) {
        return model.values().stream()
                .filter(each -> each.standing != null)
                .filter(wanted)
                .map(each -> each.jobs)
                .filter(each -> each != null)
                .reduce(BigDecimal::add)
                .map(sum -> new Amount(MeasureKind.COUNT, sum, null));
    }
}
