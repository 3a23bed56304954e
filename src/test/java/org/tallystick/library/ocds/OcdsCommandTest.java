package org.tallystick.library.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class OcdsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void printsOneLineForEachContractAndCountsThem() throws IOException {
        var ready = file("ready.json", "");
        var asks = file(
                "asks.json", "contracts[0].value = {\"amount\": 0.01, \"currency\": \"GBP\"} & ocid =" + " \"o2\"");
        var refused = file("refused.json", "id = removed");
        assertThat(run("contracts", ready, asks, refused)).isZero();
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("outcome").endsWith("asks, or why refused"),
                        line -> assertThat(line)
                                .startsWith("ready ")
                                .contains(
                                        "Ambridge Borough Council",
                                        "Felpersham Repairs Ltd",
                                        "£100,000 excluding VAT",
                                        "2026-04-01 to 2028-03-31"),
                        line -> assertThat(line).startsWith("ready, asks").endsWith("value"),
                        line -> assertThat(line).startsWith("refused").contains("ocds-example-0001", "has no id"),
                        blank -> assertThat(blank).isEmpty(),
                        count -> assertThat(count).isEqualTo("2 ready (1 with questions), 1 refused"));
    }

    @Test
    void printsTheQuestionsInFull() throws IOException {
        var asks = file("asks.json", "contracts[0].value = {\"amount\": 0.01, \"currency\": \"GBP\"}");
        assertThat(run("contracts", "--questions", asks)).isZero();
        assertThat(out.toString()).contains("    value: The value is £0.01. What is the contract worth? [£0.01]");
    }

    @Test
    void saysTheSameInJson() throws IOException {
        assertThat(run("contracts", "--json", file("ready.json", ""), file("none.json", "id = removed")))
                .isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/count").asString()).isEqualTo("1 ready (0 with questions), 1 refused");
        assertThat(json.at("/outcomes/0/ready/facts/value/amount").asString()).isEqualTo("100000");
        assertThat(json.at("/outcomes/0/ready/facts/last").asString()).isEqualTo("2028-03-31");
        assertThat(json.at("/outcomes/1/refused/reason").asString()).contains("has no id");
    }

    @Test
    void aFileThatIsNotThereIsSaidAndFails() {
        assertThat(run("contracts", folder.resolve("nowhere.json").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("The file cannot be opened");
    }

    /// A name that colours the terminal or rings its bell is printed as plain text.
    @Test
    void whatAReleaseSaysCannotSteerTheTerminal() throws IOException {
        var file = file("steer.json", "awards[0].suppliers[0].name = \"Red\\u001b[31m\\u0007\\u202e Ltd\"");
        run("contracts", file);
        assertThat(out.toString()).contains("Red [31m").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    private String file(String name, String changes) throws IOException {
        return Files.write(folder.resolve(name), Example.release(changes)).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new OcdsCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }
}
