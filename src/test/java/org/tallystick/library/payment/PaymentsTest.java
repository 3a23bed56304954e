package org.tallystick.library.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.SharedData;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentsTest {

    private static final String HEADINGS = "received,paid,payable_by,disputed,amount,contract,regime,kind\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String text, String from, String to) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var file = Files.writeString(folder.resolve("invoices.csv"), text);
        return new CommandLine(new PaymentsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("compliance", file.toString(), "--from", from, "--to", to);
    }

    private JsonNode figures(String text) throws IOException {
        assertThat(run(text, "2026-04-01", "2026-09-30")).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    @ParameterizedTest(name = "received {0}, paid {1}")
    @CsvFileSource(resources = "/examples/payments.csv", useHeadersInDisplayName = true)
    void eachInvoiceCountsAsTheTableSays(
            @Nullable String received,
            @Nullable String paid,
            @Nullable String payableBy,
            @Nullable String disputed,
            String amount,
            String contract,
            @Nullable String regime,
            @Nullable String kind,
            @Nullable Integer days,
            @Nullable String band,
            @Nullable String payable,
            @Nullable String paidInPeriod,
            @Nullable String onTime,
            @Nullable String aside)
            throws IOException {
        var cells = new @Nullable String[] {received, paid, payableBy, disputed, amount, contract, regime, kind};
        var json = figures(HEADINGS
                + Arrays.stream(cells)
                        .map(each -> each == null ? "" : '"' + each + '"')
                        .collect(Collectors.joining(",")));
        if (aside != null) {
            assertThat(json.get("setAside").get(0).get("line").asInt()).isEqualTo(2);
            assertThat(json.get("setAside").get(0).get("reason").asString()).contains(aside);
            assertThat(json.get("paid").asInt() + json.get("payable").asInt()).isZero();
            return;
        }
        assertThat(json.get("setAside")).isEmpty();
        assertThat(json.get("paid").asInt()).isEqualTo("yes".equals(paidInPeriod) ? 1 : 0);
        assertThat(json.get("payable").asInt()).isEqualTo("yes".equals(payable) ? 1 : 0);
        assertThat(json.get("section68").get("onTime").asInt()).isEqualTo("yes".equals(onTime) ? 1 : 0);
        if (days == null) return;
        assertThat(json.get("meanDays").decimalValue()).isEqualByComparingTo("" + days);
        assertThat(json.get("within30").decimalValue().signum() > 0).isEqualTo("1 to 30".equals(band));
        assertThat(json.get("from31to60").decimalValue().signum() > 0).isEqualTo("31 to 60".equals(band));
        assertThat(json.get("over60").decimalValue().signum() > 0).isEqualTo("over 60".equals(band));
    }

    private static String table() throws IOException {
        try (var in = PaymentsTest.class.getResourceAsStream("/examples/payments.csv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void allOfThemTogether() throws IOException {
        var json = figures(table());
        assertThat(json.get("paid").asInt()).isEqualTo(8);
        assertThat(json.get("meanDays").toString()).isEqualTo("39.5");
        assertThat(json.get("within30").toString()).isEqualTo("50.0");
        assertThat(json.get("from31to60").toString()).isEqualTo("25.0");
        assertThat(json.get("over60").toString()).isEqualTo("25.0");
        assertThat(json.get("payable").asInt()).isEqualTo(9);
        assertThat(json.get("payableNotPaid").toString()).isEqualTo("11.1");
        assertThat(json.get("section68").toString()).isEqualTo("{\"of\":8,\"onTime\":3}");
        assertThat(json.get("setAside")).hasSize(10);
    }

    /// The same figures as invoices of others give, where they are here.
    @Test
    void theGoldenNoticeComesOut() throws IOException {
        var golden = JsonMapper.shared()
                .readTree(SharedData.at("data/duties/golden_uk17.json").toFile());
        var text = new StringBuilder("paid,extra,received,disputed,payable_by\n");
        golden.get("invoices")
                .forEach(each -> text.append(
                                each.path("paymentReceivedBySupplier").asString(""))
                        .append(",x,")
                        .append(each.path("received").asString(""))
                        .append(each.path("disputed").asBoolean(false) ? ",yes," : ",,")
                        .append(each.path("payableBy").asString(""))
                        .append('\n'));
        var json = figures(text.toString().replace("null", ""));
        var expected = golden.get("expected");
        assertThat(json.get("paid").asInt())
                .isEqualTo(expected.get("paidInPeriod").asInt());
        assertThat(json.get("meanDays").decimalValue())
                .isEqualByComparingTo(expected.get("meanDays").decimalValue());
        assertThat(json.get("payableNotPaid").decimalValue())
                .isEqualByComparingTo(
                        expected.get("percentPayableNotPaidInPeriod").decimalValue());
        assertThat(json.get("setAside")).hasSize(1);
    }

    @Test
    void withoutPaymentsThereIsNoShare() throws IOException {
        var json = figures(HEADINGS);
        assertThat(json.get("paid").asInt()).isZero();
        assertThat(json.get("within30").isNull()).isTrue();
        assertThat(json.get("meanDays").isNull()).isTrue();
        assertThat(json.get("payableNotPaid").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01,2026-03-31,2,--to must not be before --from",
        "April,2026-03-31,2,--from must be a day like 2026-04-01",
        "2026-04-01,2026-02-30,2,--to must be a day like"
    })
    void aPeriodThatIsNoneIsRefused(String from, String to, int code, String said) throws IOException {
        var command = new CommandLine(new PaymentsCommand()).setErr(new PrintWriter(err));
        command.setExecutionExceptionHandler((refused, _, _) -> {
            err.write(String.valueOf(refused.getMessage()));
            return code;
        });
        var file = Files.writeString(folder.resolve("invoices.csv"), HEADINGS);
        assertThat(command.execute("compliance", file.toString(), "--from", from, "--to", to))
                .isEqualTo(code);
        assertThat(err.toString()).contains(said);
    }

    @Test
    void aFileThatHasNoSuchColumnsIsRefused() throws IOException {
        assertThat(run("a,b\n1,2\n", "2026-04-01", "2026-09-30")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no column “received”", "There is no column “paid”");
        assertThat(run("", "2026-04-01", "2026-09-30")).isEqualTo(1);
    }
}
