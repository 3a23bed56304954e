package org.tallystick.report.own;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.Sealing;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofFile;

/// The demo's suppliers were told what the demo recorded about their contracts.
@InTheDemo
class OwnMailsTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    OwnEntries entries;

    @Test
    void aSupplierIsWrittenToWithTheProofs() throws InterruptedException {
        Sealing.inTheLog(house);
        var text = "";
        for (var turn = 0; !text.contains("c2sp.org/tlog-proof@v1"); turn++) {
            if (turn > 200) throw new AssertionError("no mail: " + text);
            entries.follow();
            Thread.sleep(50);
            text = Browser.stranger(house).get("/demo/outbox").page().wholeText();
        }
        assertThat(text).contains("Recorded in the public log: ", "is in the public log of", "/work/log-entries");
        var proof = text.substring(text.indexOf("c2sp.org/tlog-proof@v1"));
        // Index and hashes, checkpoint, signatures: three parts with an empty line between.
        var parts = proof.split("\n\n");
        var file = ProofFile.read(parts[0] + "\n\n" + parts[1] + "\n\n" + parts[2] + "\n");
        assertThat(file.index()).isNotNegative();
        assertThat(Note.read(file.checkpoint()).lines()).isNotEmpty();
    }
}
