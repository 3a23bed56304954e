package org.tallystick.delivery.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.contract.Stage;
import org.tallystick.delivery.verification.ReturnQueue;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// The full size of the bench: 10,000 contracts × 20 commitments × 12 quarters. Kept out of the
/// usual run for its time: `mvn test -Dtest=ScaleTest -Dtest.excludedGroups=`.
@OnPostgres
@Import(Stage.class)
@Tag("kept-out")
class ScaleTest {

    @Autowired
    Stage stage;

    @Autowired
    Tallies tallies;

    @Autowired
    Threads threads;

    @Autowired
    ContractList contractList;

    @Autowired
    ReturnQueue queue;

    @Autowired
    JdbcClient db;

    private void timed(String what, Runnable act) {
        var start = Instant.now();
        act.run();
        System.out.printf(
                "%-60s %,d ms%n", what, Duration.between(start, Instant.now()).toMillis());
    }

    private void sql(String what, String statement) {
        timed(what, () -> db.sql(statement).update());
    }

    @Test
    void theOverviewAndAContractPageAreQuickAtFullSize() {
        var cast = stage.cast();
        var edition = cast.edition();
        sql("organisations", """
                insert into organisation.organisation (id, name, sector, registered_by)
                select md5('o' || n)::uuid, 'Organisation ' || n, 'PRIVATE', md5('x')::uuid from generate_series(1, 600) n
                """);
        timed("contracts", () -> db.sql("""
                insert into delivery.contract
                    (id, title, buyer, supplier, amount, currency, vat, starts, ends, place, category, ocid, award, begun_by)
                select md5('c' || n)::uuid, 'Contract ' || n, md5('o' || 1 + n % 100)::uuid, md5('o' || 101 + n % 500)::uuid,
                       1000 * n, 'GBP', 'EXCLUDING', '2023-01-01', '2025-12-31', :place, 'services', 'o' || n, 'a',
                       md5('x')::uuid
                from generate_series(1, 10000) n
                """).param("place", cast.place()).update());
        timed("commitments", () -> db.sql("""
                insert into delivery.commitment
                    (id, contract, edition, measure, theme, kind, unit, name, words, verification, basis, asked,
                     asked_because, verifier, because, added_by)
                select md5('k' || n || ' ' || m)::uuid, md5('c' || n)::uuid, :edition, 'M' || m + 20 * (n % 2),
                       'T' || m % 5, 'COUNT', 'jobs', 'Measure', '', '', 'TERM', 'ASSERTED', '',
                       md5('o' || 1 + n % 100)::uuid, '', md5('x')::uuid
                from generate_series(1, 10000) n, generate_series(1, 20) m
                """).param("edition", edition).update());
        sql("confirmations", """
                insert into delivery.confirmation (contract, because, confirmed_by)
                select id, '', begun_by from delivery.contract where ocid ~ '^o[0-9]+$'
                """);
        sql("targets", """
                insert into delivery.target (commitment, quarter, promised)
                select md5('k' || n || ' ' || m)::uuid, (date '2023-01-01' + q * interval '3 months')::date, 5
                from generate_series(1, 10000) n, generate_series(1, 20) m, generate_series(0, 11) q
                """);
        sql("returns", """
                insert into delivery.return (id, contract, quarter, submitted_by)
                select md5('r' || n || ' ' || q)::uuid, md5('c' || n)::uuid,
                       (date '2023-01-01' + q * interval '3 months')::date, md5('s')::uuid
                from generate_series(1, 10000) n, generate_series(0, 11) q
                """);
        sql("claims", """
                insert into delivery.claim (return, commitment, part, done)
                select md5('r' || n || ' ' || q)::uuid, md5('k' || n || ' ' || m)::uuid, 1 + m % 7, 'Done'
                from generate_series(1, 10000) n, generate_series(0, 11) q, generate_series(1, 20) m
                """);
        sql("verifications", """
                insert into delivery.verification (id, return, commitment, number, decision, grade, words, decided_by)
                select md5('v' || n || ' ' || q || ' ' || m)::uuid, md5('r' || n || ' ' || q)::uuid,
                       md5('k' || n || ' ' || m)::uuid, 1, 'ACCEPT', 'DOCUMENTED', '', md5('v')::uuid
                from generate_series(1, 10000) n, generate_series(0, 10) q, generate_series(1, 20) m
                """);
        sql("analyze", "analyze");
        timed("rebuild of the tallies", tallies::rebuild);
        timed("check of the tallies", () -> assertThat(tallies.check()).isEmpty());
        sql("analyze", "analyze");
        var today = LocalDate.of(2026, 3, 1);
        var id = db.sql("select md5('c77')::uuid").query(UUID.class).single();
        var buyer = new OrganisationId(
                db.sql("select md5('o5')::uuid").query(UUID.class).single());
        var manager = Stage.person("Manager", org.tallystick.shared.Role.CONTRACT_MANAGER, buyer);
        for (var time = 0; time < 6; time++) {
            timed("overview, all places", () -> tallies.figures(Actor.PUBLIC, new Scope.All(), Period.EVER, today));
            timed(
                    "overview, one place",
                    () -> tallies.figures(Actor.PUBLIC, new Scope.Place(cast.place()), Period.EVER, today));
            timed(
                    "a contract's page",
                    () -> assertThat(threads.of(Actor.PUBLIC, id, today)
                                    .orElseThrow()
                                    .lines())
                            .hasSize(20));
            timed(
                    "list of contracts, by lateness",
                    () -> contractList.list(
                            Actor.PUBLIC, ContractList.Filter.ALL, ContractList.Sort.LATENESS, 0, 25, today));
        }
        timed("queue of one buyer", () -> assertThat(queue.of(manager, 0, 25)).hasSize(25));
    }
}
