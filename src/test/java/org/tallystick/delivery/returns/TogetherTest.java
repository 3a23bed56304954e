package org.tallystick.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Stage;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.delivery.returns.Returns.Submitted;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.delivery.verification.Verifications.Decided;
import org.tallystick.delivery.verification.Verifications.Decision;

/// Two people at once, a double click, a retry, two tabs; and sums that are touched in SQL.
@OnPostgres
@Import(Stage.class)
class TogetherTest {

    private static final int MANY = 8;

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    Verifications verifications;

    @Autowired
    Tallies tallies;

    @Autowired
    JdbcClient db;

    private static <T> List<T> together(IntFunction<T> act) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            var running = IntStream.range(0, MANY)
                    .mapToObj(number -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return act.apply(number);
                    }))
                    .toList();
            start.countDown();
            var outcomes = new ArrayList<T>();
            for (var each : running) outcomes.add(each.get());
            return outcomes;
        }
    }

    private Submitted submit(Deal deal, UUID key) {
        return returns.submit(deal.reporter(), key, deal.contract(), Q1, List.of(line(deal, JOBS, count("3"))));
    }

    private long returns(Deal deal) {
        return db.sql("select count(*) from delivery.return where contract = :contract")
                .param("contract", deal.contract())
                .query(Long.class)
                .single();
    }

    @Test
    void aDoubleClickMakesOneReturnAndGivesTheSameAnswer() throws Exception {
        var deal = stage.confirmed();
        var key = UUID.randomUUID();
        assertThat(together(number -> submit(deal, key))).containsOnly(new Submitted.Accepted(key));
        assertThat(returns(deal)).isEqualTo(1);
        assertThat(tallies.check()).isEmpty();
    }

    @Test
    void manyTabsMakeOneReturn() throws Exception {
        var deal = stage.confirmed();
        var outcomes = together(number -> submit(deal, UUID.randomUUID()));
        assertThat(outcomes.stream().filter(Submitted.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.stream().filter(Submitted.AlreadyIn.class::isInstance))
                .hasSize(MANY - 1);
        assertThat(returns(deal)).isEqualTo(1);
    }

    @Test
    void theDatabaseAloneWouldKeepASecondReturnOut() {
        var deal = stage.confirmed();
        submit(deal, UUID.randomUUID());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> db.sql("""
                insert into delivery.return (id, contract, quarter, submitted_by)
                values (gen_random_uuid(), :contract, '2025-01-01', gen_random_uuid())
                """).param("contract", deal.contract()).update())
                .hasMessageContaining("one_first_return");
    }

    @Test
    void ofManyWhoDecideOneWinsAndTheOthersSeeIt() throws Exception {
        var deal = stage.confirmed();
        var submitted = ((Submitted.Accepted) submit(deal, UUID.randomUUID())).id();
        var outcomes = together(number -> verifications.decide(
                deal.cast().verifier(),
                UUID.randomUUID(),
                submitted,
                deal.commitment(JOBS),
                0,
                new Decision.Accept(Grade.AUDITED, "")));
        assertThat(outcomes.stream().filter(Decided.Accepted.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(new Decided.Stale(ClaimState.VERIFIED, 1)::equals))
                .hasSize(MANY - 1);
        assertThat(tallies.check()).isEmpty();
    }

    @Test
    void sumsStayExactWhileTheyAreGathered() throws Exception {
        var cast = stage.cast();
        var supplier = stage.organisation("Firm", org.tallystick.platform.organisation.Sector.PRIVATE, null);
        var deals = IntStream.range(0, MANY)
                .mapToObj(number -> stage.award(cast, supplier, "1000", Stage.PROMISES))
                .toList();
        together(number -> {
            stage.confirm(deals.get(number));
            tallies.gather();
            submit(deals.get(number), UUID.randomUUID());
            tallies.gather();
            return number;
        });
        assertThat(tallies.check()).isEmpty();
    }

    @Test
    void aSumTouchedInSqlIsNamedAndCanBeMadeGood() {
        var deal = stage.confirmed();
        submit(deal, UUID.randomUUID());
        // Not [Tallies#gather], which leaves the work to the house's own worker where that is at
        // it.
        tallies.rebuild();
        var touched = db.sql(
                        "update delivery.tally set claimed = claimed + 1 where scope = 'BUYER' and subject = :buyer and measure = :jobs and claimed = 3")
                .param("buyer", deal.cast().buyer().toString())
                .param("jobs", JOBS)
                .update();
        assertThat(touched).isEqualTo(1);
        assertThat(tallies.check())
                .singleElement()
                .asString()
                .contains(JOBS, deal.cast().buyer().toString(), "2025-Q1", "the facts come to");
        tallies.rebuild();
        assertThat(tallies.check()).isEmpty();
    }
}
