package org.tallystick.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.InTheDemo;
import org.tallystick.Sealing;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.receipt.Fetching;
import picocli.CommandLine;

/// An audit of the demo, with nothing but its address, and of the demo as it would be if somebody had
/// changed what it publishes.
@InTheDemo
class AuditTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    PublicLog log;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @BeforeEach
    void everythingIsInTheLog() {
        Sealing.inTheLog(house);
    }

    private String audit(String... more) {
        var out = new StringWriter();
        var words = new java.util.ArrayList<>(List.of("http://localhost:" + port));
        words.addAll(List.of(more));
        var exit = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        return out + "exit " + exit;
    }

    @Test
    void allThatTheDemoPublishesFollowsFromItsLog() throws Exception {
        var state = folder.resolve("audit.txt").toString();
        var first = audit("--state", state);
        assertThat(first)
                .contains(
                        "entries of the public log of http://localhost:" + port,
                        "There is no earlier copy to compare it with. This one is kept",
                        "published numbers worked out again: all are what the log comes to.",
                        "Compare them with a copy from elsewhere.",
                        "Not audited: ")
                .endsWith("exit 0");
        assertThat(first.replaceAll("(?s).*?([0-9,]+) published numbers.*", "$1")
                        .replace(",", ""))
                .matches(each -> Integer.parseInt(each) > 1_000);
        assertThat(audit("--state", state))
                .contains("It continues the log of the time before.")
                .endsWith("exit 0");
        var leaves = folder.resolve("audit.txt.leaves");
        var hashes = Files.readAllBytes(leaves);
        hashes[5 * 32] ^= 1;
        Files.write(leaves, hashes);
        assertThat(audit("--state", state))
                .contains("Entry 5 of the log is another one than the time before: the log was rewritten.")
                .endsWith("exit 1");
        Files.delete(leaves);
        var text = Files.readString(Path.of(state));
        Files.writeString(
                Path.of(state),
                text.replaceFirst("\n[A-Za-z0-9+/]{43}=\n\n\u2014", "\n" + "A".repeat(43) + "=\n\n\u2014"));
        assertThat(audit("--state", state))
                .contains("have another root than the time before")
                .endsWith("exit 1");
    }

    /// What an audit finds where the site answers something else.
    ///
    /// @param change gives what is answered to an address in place of the text
    private List<String> faults(BinaryOperator<String> change) {
        var found = new Findings();
        var replay = new Replay();
        java.util.function.Function<String, byte[]> fetch = address -> {
            var there = Fetching.bytes("http://localhost:" + port + address, 50_000_000);
            var text = new String(there, StandardCharsets.ISO_8859_1);
            return change.apply(address, text).getBytes(StandardCharsets.ISO_8859_1);
        };
        var copy = new LogCopy(fetch, log.keys(), new LogCopy.State(null, new byte[0]), found);
        if (copy.follow(replay::take))
            new PublishedFigures(fetch, replay).differences().forEach(found::fault);
        return found.faults();
    }

    @Test
    void aFigureThatDoesNotFollowIsNamed() {
        assertThat(faults((_, text) -> text)).isEmpty();
        assertThat(faults((address, text) -> address.equals("/figures.json?in=all")
                        ? text.replaceFirst("\"claimed\" ?: ?\"[^\"]*\"", "\"claimed\":\"1000000\"")
                        : text))
                .singleElement()
                .asString()
                .contains("claimed of ", "all contracts: the site publishes 1000000, and the log comes to ");
    }

    @Test
    void whatIsLeftOutIsNamed() {
        assertThat(faults((address, text) -> address.equals("/contracts.json")
                        ? "[" + text.substring(text.indexOf('{', text.indexOf('{') + 1))
                        : text))
                .anyMatch(fault -> fault.contains("is confirmed in the log, and the site does not list it"));
        assertThat(faults((address, text) -> address.startsWith("/figures.json?in=place") ? "[]" : text))
                .anyMatch(fault -> fault.contains("the site publishes nothing, and the log comes to "));
    }

    @Test
    void anyBitOfTheLogIsNamed() {
        for (var address : List.of("/log/tile/entries/000", "/log/tile/0/000", "/log/openings/0", "/log/checkpoint")) {
            var hit = new boolean[1];
            var faults = faults((asked, text) -> {
                if (!asked.startsWith(address) || hit[0]) return text;
                hit[0] = true;
                // Within an opening, not in one of the many places where there is none.
                var at = address.contains("openings") ? text.indexOf("contract begun") : text.length() / 2;
                return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
            });
            assertThat(hit[0]).as(address).isTrue();
            assertThat(faults).as(address).isNotEmpty();
        }
    }
}
