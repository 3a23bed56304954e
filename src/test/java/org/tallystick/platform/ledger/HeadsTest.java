package org.tallystick.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.platform.store.Store;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;

/// The file of heads: what it holds is held against the database at the start, and a line that
/// somebody changed is a finding.
@OnPostgres
class HeadsTest {

    private static final String HASH = "0f".repeat(32);

    @Autowired
    Heads heads;

    @Autowired
    Store store;

    @Autowired
    OlderDatabase older;

    @Autowired
    LedgerHolds holds;

    @Autowired
    Journal journal;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private Path file;

    @BeforeEach
    void something() {
        file = store.data().resolve(Heads.FILE);
        transaction.executeWithoutResult(
                _ -> journal.write(Actor.SYSTEM, "site tested", new About("site", "test"), "", Map.of()));
        Sealing.everything(sealer, db);
        heads.keep();
    }

    @AfterEach
    void asItWas() throws IOException {
        Files.deleteIfExists(file);
    }

    @Test
    void anOlderDatabaseBesideNewerHeadsIsRefused() throws IOException {
        assertThatCode(older::refuse).doesNotThrowAnyException();
        Files.writeString(file, "999999999," + HASH + ",2027-01-01T00:00:00Z\n");
        assertThatThrownBy(older::refuse)
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Restore the newer database")
                .hasMessageContaining("TALLYSTICK_ACCEPT=older-database");
    }

    @Test
    void anotherDatabaseWithAsManyLinksIsRefused() throws IOException {
        var latest = heads.latest().orElseThrow();
        Files.writeString(file, latest.number() + "," + HASH + "," + latest.sealedAt() + "\n");
        assertThatThrownBy(older::refuse).isInstanceOf(CommandRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12x,H,2027-01-01T00:00:00Z",
                "12,H,yesterday",
                "12,H",
                "H",
                "12,G,2027-01-01T00:00:00Z",
                "\u00e9\u00ff"
            })
    void aLineThatIsNoHeadIsAFindingInWords(String line) throws IOException {
        Files.writeString(file, line.replace("H", HASH) + "\n");
        assertThat(holds.breaches())
                .singleElement()
                .asString()
                .startsWith("Line 1 of")
                .contains("is no head of the ledger");
    }

    @Test
    void aLineThatThePowerCutIsLeftOutAndWrittenOver() throws IOException {
        Files.writeString(file, "1," + HASH.substring(9));
        assertThat(Heads.read(file)).isEmpty();
        something();
        assertThat(Heads.read(file)).containsExactly(heads.latest().orElseThrow());
    }

    @Test
    void nobodyElseReadsTheHeads() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
