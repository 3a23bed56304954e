package org.tallystick.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.shared.Actor;

@OnPostgres
class LedgerTest {

    @Autowired
    Journal journal;

    @Autowired
    Sealer sealer;

    @Autowired
    Heads heads;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource source;

    @Autowired
    TransactionTemplate transaction;

    final LedgerVerifier verifier = new LedgerVerifier();

    @BeforeEach
    void someEntries() {
        for (var i = 0; i < 5; i++) write("return submitted " + i);
        Sealing.everything(sealer, db);
    }

    void write(String act) {
        transaction.executeWithoutResult(status -> journal.write(
                Actor.SYSTEM, act, About.of("return", UUID.randomUUID()), "because", Map.of("amount", "43.2")));
    }

    @Test
    void anUntouchedLedgerHolds() throws SQLException {
        var outcome = verifier.verify(source, List.of());
        assertThat(outcome.fault()).isNull();
        assertThat(outcome.links()).isGreaterThanOrEqualTo(5);
        assertThat(outcome.head()).isEqualTo(heads.latest().orElseThrow().hash());
    }

    @Test
    void anEntryOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> journal.write(Actor.SYSTEM, "act", new About("x", "1"), "", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEntryGoesWithItsFactWhenTheTransactionIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            journal.write(Actor.SYSTEM, "never happened", new About("x", "1"), "", Map.of());
            status.setRollbackOnly();
        });
        assertThat(count("select count(*) from ledger.entry where act = 'never happened'"))
                .isZero();
    }

    @Test
    void anHonestProgramCannotChangeTheLedger() {
        for (var change : List.of(
                "update ledger.entry set act = 'x'",
                "delete from ledger.entry",
                "truncate ledger.link",
                "update ledger.link set number = number",
                "delete from ledger.link"))
            assertThatThrownBy(() -> db.sql(change).update()).hasMessageContaining("append only");
    }

    @Test
    void anAlteredEntryIsNamed() throws SQLException {
        var entry = middle();
        tampered(
                "update ledger.entry set facts = replace(facts, '43.2', '93.2') where id = " + entry,
                "Entry " + entry + ", at link",
                "altered");
    }

    @Test
    void anAlteredLinkIsNamed() throws SQLException {
        var entry = middle();
        tampered("update ledger.link set hash = sha256('x') where entry = " + entry, "of entry " + entry, "altered");
    }

    @Test
    void aRemovedEntryIsNamed() throws SQLException {
        var entry = middle();
        tampered(
                "alter table ledger.link drop constraint link_entry_fkey; delete from ledger.entry"
                        + " where id = "
                        + entry,
                "Entry " + entry,
                "removed");
    }

    @Test
    void aRemovedLinkIsNamed() throws SQLException {
        var number = count("select max(number) - 2 from ledger.link");
        tampered("delete from ledger.link where number = " + number, "Link " + number, "removed");
    }

    @Test
    void anInsertedEntryIsNamed() throws SQLException {
        tampered("""
                insert into ledger.entry
                    (id, at, actor, actor_name, act, about_kind, about, because, facts, salt, digest)
                overriding system value values (900000, now(), gen_random_uuid(), 'x', 'x', 'x', 'x', 'x', 'x', 'x', sha256('x'))
                """, "stands outside the chain", "inserted");
    }

    @Test
    void aChainWrittenAnewDiffersFromAHeadKeptElsewhere() throws SQLException {
        var kept = heads.latest().orElseThrow();
        var forged = new Head(kept.number(), "0".repeat(64), kept.sealedAt());
        assertThat(verifier.verify(source, List.of(kept)).fault()).isNull();
        assertThat(verifier.verify(source, List.of(forged)).fault()).contains("written anew");
    }

    @Test
    void aTailCutOffIsSeenOnlyAgainstAHeadKeptElsewhere() throws SQLException {
        write("the last one");
        Sealing.everything(sealer, db);
        var kept = heads.latest().orElseThrow();
        inATamperedCopy("""
                create temporary table cut as select entry from ledger.link order by number desc limit 1;
                delete from ledger.link where entry in (select entry from cut);
                delete from ledger.entry where id in (select entry from cut);
                """, copy -> {
            assertThat(verifier.verify(copy, List.of()).fault()).isNull();
            assertThat(verifier.verify(copy, List.of(kept)).fault()).contains("its tail was cut off");
        });
    }

    private long middle() {
        return count("select entry from ledger.link where number = (select max(number) - 2 from" + " ledger.link)");
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private void tampered(String change, String... words) throws SQLException {
        inATamperedCopy(
                change,
                copy -> assertThat(verifier.verify(copy, List.of()).fault()).contains(words));
    }

    private interface Look {
        void at(DataSource copy) throws SQLException;
    }

    /// Changes a copy of the database as its owner could, with the triggers off, so that the other
    /// tests keep theirs.
    private void inATamperedCopy(String change, Look look) throws SQLException {
        String url;
        try (var connection = source.getConnection()) {
            url = connection.getMetaData().getURL();
        }
        var name = "tampered_" + UUID.randomUUID().toString().replace("-", "");
        var admin = new DriverManagerDataSource(url.replaceAll("/[^/]*$", "/postgres"), "postgres", "");
        var copy = new DriverManagerDataSource(url.replaceAll("/[^/]*$", "/" + name), "postgres", "");
        try (var own = copyOfLedger(admin, copy, name)) {
            try (var statement = own.createStatement()) {
                statement.execute("set session_replication_role = replica; " + change);
            }
            look.at(copy);
        }
        JdbcClient.create(admin).sql("drop database " + name + " with (force)").update();
    }

    private java.sql.Connection copyOfLedger(DataSource admin, DataSource copy, String name) throws SQLException {
        JdbcClient.create(admin).sql("create database " + name).update();
        org.flywaydb.core.Flyway.configure().dataSource(copy).target("1").load().migrate();
        for (var table : List.of("entry", "link")) {
            var columns = table.equals("entry")
                    ? "id, at, actor, actor_name, act, about_kind, about, because, facts," + " salt, digest"
                    : "number, entry, sealed_at, digest, hash";
            var rows = new java.io.ByteArrayOutputStream();
            try (var from = source.getConnection();
                    var to = copy.getConnection()) {
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy ledger.%s (%s) to stdout".formatted(table, columns), rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy ledger.%s (%s) from stdin".formatted(table, columns),
                                new java.io.ByteArrayInputStream(rows.toByteArray()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return copy.getConnection();
    }
}
