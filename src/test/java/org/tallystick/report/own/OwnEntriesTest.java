package org.tallystick.report.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.library.tlog.ProofFile;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptCommand;
import org.tallystick.shared.Role;
import picocli.CommandLine;

/// A supplier sees what was recorded about its contracts, each with a proof that it can check alone.
@OnPostgres
@Import(Scene.class)
class OwnEntriesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    OwnEntries entries;

    @Autowired
    PublicLog log;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private void inTheLog() throws InterruptedException {
        Sealing.inTheLog(house);
        var last =
                db.sql("select max(number) from ledger.link").query(Long.class).single();
        // The house's own turn may be at it.
        for (var turn = 0;
                db.sql("select link from proof.followed").query(Long.class).single() < last;
                turn++) {
            if (turn > 500) throw new AssertionError("the entries are not followed");
            entries.follow();
            Thread.sleep(20);
        }
    }

    @Test
    void everyActAboutItsContractsIsThereWithAProof() throws Exception {
        var council = scene.council("Proofshire");
        var deals = scene.told(council, "Care Together");
        inTheLog();
        var supplier = Browser.of(house, deals.getFirst().supplier(), Role.SUPPLIER);
        var page = supplier.get("/work/log-entries").page();
        var acts = page.select("tbody tr").eachText();
        assertThat(acts)
                .allMatch(each -> each.contains("Care at home"))
                .anyMatch(each -> each.contains("Return submitted"))
                .anyMatch(each -> each.contains("Return corrected"))
                .anyMatch(each -> each.contains("Claim accepted"))
                .anyMatch(each -> each.contains("Claim queried"))
                .anyMatch(each -> each.contains("Commitments confirmed"));
        var text = supplier.get(
                        page.select("tbody a[href$=.tlog-proof]").getFirst().attr("href"))
                .text();
        assertThat(ProofFile.read(text).index()).isNotNegative();
        var file = Files.writeString(folder.resolve("entry.tlog-proof"), text);
        var key = log.keys().getFirst().text();
        assertThat(verify(file, "--key", key))
                .contains("claim accepted", "is entry ")
                .endsWith("exit 0");
        assertThat(verify(file)).endsWith("exit 2");
        Files.writeString(file, text.replaceFirst("\nindex [0-9]+", "\nindex 0"));
        assertThat(verify(file, "--key", key)).endsWith("exit 1");
        Files.writeString(file, text.substring(0, 40));
        assertThat(verify(file, "--key", key)).endsWith("exit 2");
        var feed = Browser.stranger(house).get(page.select("a[href$=log.atom]").attr("href"));
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(feed.text())
                .contains(
                        "<title>Return corrected</title>",
                        ".tlog-proof",
                        deals.getFirst().contract().toString());
        var other = Browser.of(house, scene.organisation("Another", Sector.VCSE, council.place()), Role.SUPPLIER);
        assertThat(other.get("/work/log-entries").page().text()).contains("There are no entries yet");
        assertThat(Browser.stranger(house).get("/work/log-entries").page().text())
                .doesNotContain("My entries");
        assertThat(supplier.get("/work/returns").page().select("a[href=/work/log-entries]"))
                .hasSize(1);
    }

    private static String verify(Path file, String... more) {
        var out = new StringWriter();
        var words = new java.util.ArrayList<>(List.of("verify", file.toString()));
        words.addAll(List.of(more));
        var exit = new CommandLine(new ReceiptCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        return out + "exit " + exit;
    }
}
