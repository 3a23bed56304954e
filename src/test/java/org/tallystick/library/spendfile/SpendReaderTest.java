package org.tallystick.library.spendfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.SharedData;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpendReaderTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void aFileWithoutHeadingsIsReadByTheNumbersOfItsColumns() throws IOException {
        var file =
                Files.writeString(folder.resolve("bare.csv"), "01/04/2026,Acme Ltd,\"£1,250.00\"\n02/04/2026,Best,x\n");
        assertThat(command("check", file.toString())).contains("\"used\":0");
        assertThat(command("check", "--columns", "date=1,supplier=2,amount=3", file.toString()))
                .contains("\"used\":1", "\"total\":\"1250.00\"", "\"amount\":\"column 3\"")
                .contains("This is not an amount of money");
        var words = new StringWriter();
        assertThat(new CommandLine(new SpendCommand())
                        .setErr(new PrintWriter(words))
                        .execute("check", "--columns", "money=3", file.toString()))
                .isNotZero();
        assertThat(words.toString()).contains("There is no field money: name date, supplier");
    }

    private static String command(String... words) {
        var said = new StringWriter();
        new CommandLine(new SpendCommand()).setOut(new PrintWriter(said)).execute(words);
        return said.toString();
    }

    @Test
    void everyLineIsUsedOrSetAsideWithItsReason() throws IOException {
        var json = check("messy.csv", """
                        Anytown Council,,,,
                        Spending over £500,,,,

                        Supplier Name , Paid Date,Net Amount £,Directorate,Description
                        Acme Ltd,01/04/2026,"£1,250.00",Place,"two
                        lines"
                        Acme Ltd,31/04/2026,5.00,Place,no such day
                        ,,,,
                        REDACTED,2026-04-03 00:00:00,(250.00),People,a credit
                        Various,3-Apr-26,-,People,a dash
                        Total,,1000.00,,
                        """);
        assertThat(json.get("rows").asInt()).isEqualTo(5);
        assertThat(json.get("used").asInt()).isEqualTo(2);
        assertThat(json.get("total").asString()).isEqualTo("1000.00");
        assertThat(json.get("first").asString()).isEqualTo("2026-04-01");
        assertThat(json.get("last").asString()).isEqualTo("2026-04-03");
        assertThat(json.get("encoding").asString()).isEqualTo("UTF-8");
        assertThat(json.get("columns").toString())
                .isEqualTo(
                        "{\"date\":\"Paid Date\",\"supplier\":\"Supplier Name\",\"amount\":\"Net Amount £\",\"department\":\"Directorate\",\"purpose\":\"Description\"}");
        assertThat(json.get("setAside"))
                .extracting(
                        each -> each.get("line").asInt(),
                        each -> each.get("field").asString(),
                        each -> each.get("value").asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7, "date", "31/04/2026"),
                        org.assertj.core.groups.Tuple.tuple(10, "amount", "-"),
                        org.assertj.core.groups.Tuple.tuple(11, "line", "1000.00"));
    }

    @Test
    void aQuotationMarkNeverClosedSwallowsNoPayment() throws IOException {
        var json = check("unclosed.csv", """
                        Date,Supplier,Amount
                        2026-04-01,"Acme,1.00
                        2026-04-02,B,2.00
                        2026-04-02,"C "and" Sons",3.00
                        2026-04-02,"D",4.00
                        """);
        assertThat(json.get("used").asInt()).isEqualTo(3);
        assertThat(json.get("total").asString()).isEqualTo("9.00");
        assertThat(json.get("setAside").get(0).get("field").asString()).isEqualTo("line");
    }

    @Test
    void readsEveryEncodingAndMark() throws IOException {
        var text = "Date,Supplier,Amount\r\n01/04/2026,Café – O’Neill,£1.00\r\n";
        var twice = "\uFEFF\uFEFF" + text;
        var asWindows = new String("\uFEFF".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252")) + text;
        var windows = text.getBytes(Charset.forName("windows-1252"));
        assertThat(encoding(text.getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8 1.00");
        assertThat(encoding(twice.getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8 1.00");
        assertThat(encoding(asWindows.getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8 1.00");
        assertThat(encoding(windows)).isEqualTo("windows-1252 1.00");
        assertThat(encoding(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("UTF-16LE 1.00");
    }

    @Test
    void aFileWithTheMonthFirstIsReadAsThat() throws IOException {
        var json = check("american.csv", "Date,Supplier,Amount\n04/01/2026,A,1\n04/13/2026,B,1\n04/30/2026,C,1\n");
        assertThat(json.get("used").asInt()).isEqualTo(3);
        assertThat(json.get("first").asString()).isEqualTo("2026-04-01");
        var mixed = check("mixed.csv", "Date,Supplier,Amount\n13/04/2026,A,1\n04/13/2026,B,1\n");
        assertThat(mixed.get("used").asInt()).isEqualTo(1);
    }

    @Test
    void aWorkbookGivesWhatItsCsvGives() throws IOException {
        var sheet = Sheet.ofText(
                "April",
                List.of(
                        List.of("Spend over £500"),
                        List.of("Date", "Payee", "Amount"),
                        List.of("01/04/2026", "Acme, Ltd", "1,250.50"),
                        List.of("tomorrow", "B", "1")));
        for (var format : List.of(Format.XLSX, Format.ODS)) {
            var file = folder.resolve("book." + format.extension());
            Files.write(file, Sheets.write(format, List.of(Sheet.ofText("Notes", List.of(List.of("hello"))), sheet)));
            var json = check(file);
            assertThat(json.get("used").asInt()).isEqualTo(1);
            assertThat(json.get("total").asString()).isEqualTo("1250.50");
            assertThat(json.get("setAside").get(0).get("line").asInt()).isEqualTo(4);
        }
    }

    @Test
    void theNormalisedFileIsReadToTheSame() throws IOException {
        var file = folder.resolve("a.csv");
        Files.writeString(file, "Amount,Date,Supplier,Description\n-5,01/04/2026,=cmd(),\"a \"\"b\"\", c\"\n");
        run("check", file.toString(), "--normalised", folder.resolve("n").toString());
        var normalised = folder.resolve("n/a.csv");
        assertThat(normalised).hasContent("""
                        date,supplier,amount,department,purpose,category
                        2026-04-01,'=cmd(),-5.00,,"a ""b"", c",
                        """);
        assertThat(check(normalised).get("total").asString()).isEqualTo("-5.00");
    }

    /// Whatever folder is named: its own, or that of another file that is read.
    @Test
    void anOriginalIsNeverWrittenOver() throws IOException {
        var text = "Amount,Date,Supplier\n5,01/04/2026,A\n";
        var file = Files.writeString(folder.resolve("own.csv"), text);
        var other = folder.resolve("other/own.csv");
        Files.createDirectories(other.getParent());
        Files.writeString(other, text);
        for (var files : List.of(List.of(file), List.of(other, file))) {
            var words = new java.util.ArrayList<String>(List.of("check"));
            files.forEach(each -> words.add(each.toString()));
            words.addAll(List.of("--normalised", folder.toString()));
            var refused = new CommandLine(new SpendCommand())
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(out));
            assertThat(refused.execute(words.toArray(String[]::new))).isNotZero();
            assertThat(out.toString()).contains("Name another folder");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void noHostileFileStopsIt() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.at("data/hostile/csv"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                var json = check(file);
                // Refused in words, and nothing printed.
                if (json.isMissingNode()) continue;
                assertThat(json.get("used").asInt() + json.get("setAside").size())
                        .as(file.toString())
                        .isEqualTo(json.get("rows").asInt());
            }
        }
    }

    /// `clean` is what councils published with the headings put right, `processed` what another
    /// program made of it: both hold the same rows.
    @Test
    void everyPublishedFileIsReadAndThePairsAgree() throws IOException {
        var root = SharedData.at("data/spend");
        int pairs = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                var json = check(file);
                var name = root.relativize(file).toString();
                assertThat(json.get("used").asLong() + json.get("setAside").size())
                        .isEqualTo(json.get("rows").asLong());
                var other = Path.of(
                        file.toString().replace("/clean/", "/processed/").replace("_clean.csv", "_processed.csv"));
                if (other.equals(file) || !Files.exists(other)) continue;
                var pair = check(other);
                System.out.printf(
                        "%-46s clean %6d  processed %6d  used %6d  £%s%n",
                        name,
                        json.get("rows").asLong(),
                        pair.get("rows").asLong(),
                        json.get("used").asLong(),
                        json.get("total").asString());
                assertThat(pair.get("rows")).as(name).isEqualTo(json.get("rows"));
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(61);
    }

    @Test
    void aRegisterTellsWhereItsContractsWent() throws IOException {
        var file = folder.resolve("register.csv");
        Files.writeString(file, """
                Contract title,Contract value,Supplier postcode,SME supplier
                A,"£10,000.00",SY2 6ND,Yes
                B,,SY1 1AA,No
                C,5000,LE1 1FZ,Yes
                D,1.50,Various,
                """);
        run("register", file.toString(), "--local", "E06000051");
        assertThat(out.toString().strip())
                .isEqualTo("{\"local\":{\"contracts\":2,\"value\":\"10000.00\",\"noValue\":1},"
                        + "\"elsewhere\":{\"contracts\":1,\"value\":\"5000.00\",\"noValue\":0},"
                        + "\"unknown\":{\"contracts\":1,\"value\":\"1.50\",\"noValue\":0},"
                        + "\"sme\":{\"\":1,\"No\":1,\"Yes\":2},\"setAside\":[]}");
    }

    @Test
    void norfolksRegisterIsRead() {
        var file = SharedData.at("data/spend/norfolk/contracts-register.csv");
        run("register", file.toString(), "--local", "E07000148,E07000143");
        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("unknown").get("contracts").asInt()).isEqualTo(5729);
        assertThat(json.get("unknown").get("noValue").asInt()).isEqualTo(1133);
    }

    private String encoding(byte[] bytes) throws IOException {
        var file = folder.resolve("letters.csv");
        Files.write(file, bytes);
        var json = check(file);
        return json.get("encoding").asString() + " " + json.get("total").asString();
    }

    private JsonNode check(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return check(file);
    }

    private JsonNode check(Path file) {
        out.getBuffer().setLength(0);
        run("check", file.toString());
        return JsonMapper.shared().readTree(out.toString());
    }

    /// A file that gives no payment is printed too, with another exit code.
    private void run(String... words) {
        assertThat(new CommandLine(new SpendCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(words))
                .isBetween(0, 1);
    }
}
