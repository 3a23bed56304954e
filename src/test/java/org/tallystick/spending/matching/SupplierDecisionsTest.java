package org.tallystick.spending.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.OnPostgres;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.shared.Actor;
import org.tallystick.spending.warehouse.Warehouse;

/// Decisions about suppliers' names are the database's; the warehouse's list follows.
@OnPostgres
class SupplierDecisionsTest {

    private static final Actor OFFICER = new Actor(UUID.randomUUID(), "Officer", Set.of());

    @Autowired
    SupplierDecisions decisions;

    @Autowired
    SupplierNames names;

    @Autowired
    Warehouse warehouse;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private final Named name = new Named("Firm " + UUID.randomUUID(), "", "");

    @AfterEach
    void asItShouldBe() throws IOException {
        names.settle();
    }

    /// The house stopped after the commit and before the list was written.
    @Test
    void aListThatWasNotWrittenIsMadeGood() throws IOException {
        var decision = means("00000002");
        assertThat(decisions.decide(OFFICER, decision)).isTrue();
        assertThat(listed()).doesNotContain(decision.key());
        names.settle();
        assertThat(listed()).contains(decision.key());
        Files.delete(list());
        names.settle();
        assertThat(listed()).contains(decision.key());
        assertThat(new Decisions(warehouse).standing().get(name))
                .satisfies(held -> assertThat(held.id()).isEqualTo("00000002"));
    }

    /// What a transaction that failed would have written is in neither store.
    @Test
    void aDecisionThatIsNotCommittedLeavesNothing() throws IOException {
        var decision = means("00000002");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    decisions.decide(OFFICER, decision);
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        names.settle();
        assertThat(decisions.has(decision.key())).isFalse();
        assertThat(entries("supplier decided", decision.key().toString())).isZero();
        assertThat(listed()).doesNotContain(decision.key());
    }

    @Test
    void whatTheCommandLineDecidedIsTakenInOnce() throws IOException {
        var decision = means("00000003");
        new Decisions(warehouse).add(decision);
        names.settle();
        names.settle();
        assertThat(decisions.has(decision.key())).isTrue();
        assertThat(listed()).containsOnlyOnce(decision.key());
        assertThat(entries(
                        "suppliers' decisions read from the list",
                        decision.key().toString()))
                .isOne();
        assertThat(decisions.decide(OFFICER, means("00000004")))
                .as("decided already")
                .isFalse();
    }

    @Test
    void aDecisionIsTakenBackOnce() throws IOException {
        var decision = means("00000002");
        assertThat(names.decide(OFFICER, decision)).isTrue();
        assertThat(names.decide(OFFICER, undoing(decision))).isTrue();
        assertThat(names.decide(OFFICER, undoing(decision)))
                .as("nothing to take back")
                .isFalse();
        assertThat(new Decisions(warehouse).standing()).doesNotContainKey(name);
        assertThat(names.decide(OFFICER, means("00000003"))).isTrue();
        assertThat(new Decisions(warehouse).standing()).containsKey(name);
        assertThat(entries("supplier's decision taken back", decision.key().toString()))
                .isOne();
    }

    /// Of those who decide on one name one is first, and decisions about other names are all kept.
    @Test
    void decisionsAtOnce() throws Exception {
        var asked = new ArrayList<Callable<Boolean>>();
        var others = new ArrayList<UUID>();
        for (int at = 0; at < 8; at++) {
            var same = means("0000000" + (at + 1));
            asked.add(() -> names.decide(OFFICER, same));
            var other = Decision.of(
                    UUID.randomUUID(), new Named(name.name() + " " + at, "", ""), null, null, "an officer", "none");
            others.add(other.key());
            if (at % 2 == 0) asked.add(() -> names.decide(OFFICER, other));
            else
                asked.add(() -> {
                    new Decisions(warehouse).add(other);
                    return false;
                });
        }
        int first = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(asked, 120, TimeUnit.SECONDS)) if (answer.get()) first++;
        }
        assertThat(first).as("one of eight on one name, and four others").isEqualTo(5);
        names.settle();
        assertThat(listed()).containsAll(others);
        assertThat(others).allMatch(decisions::has);
    }

    private Decision means(String company) {
        return Decision.of(UUID.randomUUID(), name, "GB-COH", company, "an officer", "the invoice says so");
    }

    private static Decision undoing(Decision decision) {
        return Decision.undoing(UUID.randomUUID(), decision.key(), "an officer", "it was another");
    }

    private Path list() {
        return warehouse.suppliers().resolveSibling("decisions.jsonl");
    }

    private List<UUID> listed() throws IOException {
        return new Decisions(warehouse).all().stream().map(Decision::key).toList();
    }

    private long entries(String what, String about) {
        return db.sql("select count(*) from ledger.entry where act = :what and about = :about")
                .param("what", what)
                .param("about", about)
                .query(Long.class)
                .single();
    }
}
