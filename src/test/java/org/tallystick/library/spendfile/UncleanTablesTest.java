package org.tallystick.library.spendfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.SharedData;
import org.tallystick.library.sheet.Books;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files as people have them: no clean table of one row of headings and one line a payment.
class UncleanTablesTest {

    private static final String HEADINGS = "Supplier,Payment Date,Net Amount\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int code;

    /// @param lines below the headings Supplier, Payment Date, Net Amount; "/" ends a line
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "A,02/04/2024,1,234.50/B,03/04/2024,500.00/C,04/04/2024,12,000.00; 500.00; 2; quotation marks",
                "Smith, Jones Ltd,02/04/2024,500.00/B,03/04/2024,600.00; 600.00; 1; 4 cells",
                "A,02/04/2024,500.00,,/B,03/04/2024,600.00; 1100.00; 0; ''",
                "A,02/04/2024/B,03/04/2024,600.00; 600.00; 1; give every heading a cell",
                "A,02/04/2024,500.00/B,03/04/2024,600.00/Total,,1100.00; 1100.00; 1; total of the lines above",
                "A,02/04/2024,500.00/B,03/04/2024,600.00/Total,30/04/2024,1100.00; 1100.00; 1; total of the lines above",
                "A,02/04/2024,500.00/A,03/04/2024,600.00/A Total,30/04/2024,1100.00/B,01/04/2024,5.00/B Total,30/04/2024,5.00/Grand Total,30/04/2024,1105.00; 1105.00; 3; total of the lines above",
                "A,02/04/2024,500.00/B,03/04/2024,600.00/,30/04/2024,1100.00; 1100.00; 1; total of the lines above",
                "A,02/04/2024,500.00/B,03/04/2024,500.00; 1000.00; 0; ''",
                "A,02/04/2024,500.00/Total Gas Ltd,03/04/2024,20.00; 520.00; 0; ''",
                "A,02/04/2024,100.00/X,03/04/2024,40.00/Total Gas and Power,03/04/2024,140.00; 280.00; 0; ''",
                "A,02/04/2024,100.00/X,03/04/2024,40.00/Total for April,03/04/2024,140.00; 140.00; 1; total of the lines above",
                "A,02/04/2024,500.00/TotalEnergies,03/04/2024,700.00; 1200.00; 0; ''",
            })
    void aLineThatDoesNotFitIsSetAside(String lines, String total, int aside, String because) throws IOException {
        var json = check("a.csv", HEADINGS + lines.strip().replaceAll("/(?=[A-Z,])", "\n") + "\n");
        assertThat(json.get("total").asString()).isEqualTo(total);
        assertThat(json.get("setAside").size()).isEqualTo(aside);
        assertThat(json.get("used").asInt() + aside).isEqualTo(json.get("rows").asInt());
        if (!because.isEmpty()) assertThat(json.get("setAside").toString()).contains(because);
    }

    /// An empty cell behind the headings may be the last one of a line that has been moved.
    @Test
    void anEmptySurplusCellForgivesNoMovedLine() throws IOException {
        var json = check("notes.csv", """
                        Date,Supplier,Amount,Notes
                        02/04/2024,A,1,234.50,
                        03/04/2024,B,500.00,
                        04/04/2024,C,600.00,late
                        """);
        assertThat(json.get("total").asString()).isEqualTo("1100.00");
    }

    @Test
    void cellsThatProgramsLeaveOutAtTheEndAreForgiven() throws IOException {
        var json = check("short.csv", """
                        Date,Supplier,Amount,Notes
                        02/04/2024,A,400.00,
                        03/04/2024,B,500.00
                        """);
        assertThat(json.get("total").asString()).isEqualTo("900.00");
    }

    @ParameterizedTest
    @CsvSource({"';'", "'|'", "'\t'"})
    void theSeparatorIsTheOneThatMostLinesFit(String sign) throws IOException {
        var text = """
                Spending of April, May, June
                Supplier Name;Payment Date;Net Amount
                Smith, Jones, Brown & Co, Solicitors;02/04/2024;1,234.50
                Day, Night, Dawn & Dusk, Ltd;03/04/2024;12,500.00
                Elm, Oak, Ash, Yew;04/04/2024;1,000,000.00
                """;
        var json = check("a.csv", text.replace(";", sign));
        assertThat(json.get("total").asString()).isEqualTo("1013734.50");
        assertThat(json.get("used").asInt()).isEqualTo(3);
    }

    @Test
    void everySheetThatIsSeenIsReadAndTheOthersAreNamed() throws IOException {
        var json = check(Books.tabs(
                "",
                tab("April", "visible", "A", "45397", "1000", "B", "45398", "5"),
                new Books.Tab(
                        "May",
                        "visible",
                        Books.row(1, "May of 2024")
                                + Books.row(2, "Net Amount", "Supplier", "Paid On")
                                + Books.row(3, "20.5", "C", "45427")
                                + Books.row(4, "x", "D", "45427")),
                tab("Draft", "hidden", "A", "45397", "99999"),
                tab("Deep", "veryHidden", "A", "45397", "77777"),
                new Books.Tab("Notes", "visible", Books.row(1, "hello")),
                new Books.Tab("Summary", "visible", Books.row(1, "Supplier", "Total") + Books.row(2, "A", "1025.50"))));
        assertThat(json.get("total").asString()).isEqualTo("1025.50");
        assertThat(json.get("setAside").get(0).get("reason").asString()).startsWith("Sheet “May”, row 4: ");
        assertThat(json.get("notes").toString())
                .contains("“Draft” is hidden", "“Deep” is hidden", "“Notes” was not read")
                .contains("“Summary” was not read: it has no dates");
    }

    @Test
    void hiddenSheetsAreReadWhereThatIsAskedFor() throws IOException {
        var book = Books.tabs(
                "",
                tab("April", "visible", "A", "45397", "1000"),
                tab("Draft", "hidden", "A", "45398", "200"),
                tab("Deep", "veryHidden", "B", "45399", "30"));
        assertThat(check(book).get("total").asString()).isEqualTo("1000.00");
        run("--hidden-sheets", folder.resolve("book.xlsx").toString());
        assertThat(json().get("total").asString()).isEqualTo("1230.00");
        assertThat(json().get("notes").toString()).doesNotContain("hidden");
    }

    @Test
    void aSheetOfAllMonthsIsNotCountedTwice() throws IOException {
        var json = check(Books.tabs(
                "",
                tab("April", "visible", "A", "45397", "1000", "B", "45398", "5"),
                tab("May", "visible", "C", "45427", "20", "D", "45428", "7"),
                tab(
                        "Year", "visible", "A", "45397", "1000", "B", "45398", "5", "C", "45427", "20", "D", "45428",
                        "7")));
        assertThat(json.get("total").asString()).isEqualTo("1032.00");
        assertThat(json.get("notes").toString()).contains("on another sheet too");
    }

    @Test
    void daysOfEveryKindOfWorkbookAreRead() throws IOException {
        var plain = tab("S", "visible", "A", "45397", "1000");
        assertThat(first(Books.tabs("", plain))).isEqualTo("2024-04-15");
        assertThat(first(Books.tabs("<workbookPr date1904='1'/>", plain))).isEqualTo("2028-04-16");
        assertThat(first(Books.strict(Books.tabs("", plain)))).isEqualTo("2024-04-15");
        var iso = Books.row(1, "Supplier", "Payment Date", "Net Amount")
                + "<row r='2'><c r='A2' t='inlineStr'><is><t>A</t></is></c>"
                + "<c r=\"B2\" s=\"1\" t=\"d\"><v>2024-04-15T00:00:00</v></c>"
                + "<c r='C2'><v>5</v></c></row>";
        assertThat(first(Books.tabs("", new Books.Tab("S", "visible", iso)))).isEqualTo("2024-04-15");
    }

    @Test
    void americanTimesMakeAmericanDates() throws IOException {
        var lines = new StringBuilder(HEADINGS);
        for (int day = 1; day <= 12; day++) lines.append("A,4/" + day + "/2024 12:00:00 AM,1\n");
        var json = check("american.csv", lines.toString());
        assertThat(json.get("last").asString()).isEqualTo("2024-04-12");
        assertThat(json.get("notes").toString()).contains("month first");
        var without = check("either.csv", lines.toString().replace(" 12:00:00 AM", ""));
        assertThat(without.get("last").asString()).isEqualTo("2024-12-04");
        assertThat(without.get("notes").toString()).contains("can be read with the month first");
        var plain = check("plain.csv", HEADINGS + "A,1/4/2024,1\nB,2/4/2024,1\n");
        assertThat(plain.get("notes")).isEmpty();
    }

    @Test
    void twoColumnsOfOneNameAreTold() throws IOException {
        var json = check("twice.csv", "Date,Supplier,Amount,Amount\n01/04/2026,A,1,2\n");
        assertThat(json.get("notes").toString()).contains("2 columns are called “Amount”");
    }

    @Test
    void creditsOfTheirOwnColumnAreTakenOff() throws IOException {
        var json = check("ledger.csv", """
                        Date,Supplier,Debit,Credit
                        01/04/2026,A,500.00,
                        02/04/2026,B,,20.00
                        03/04/2026,C,0.00,-5.00
                        04/04/2026,D,,
                        """);
        assertThat(json.get("total").asString()).isEqualTo("475.00");
        assertThat(json.get("used").asInt()).isEqualTo(3);
    }

    @Test
    void bothEncodingsInOneFileAreRead() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes((HEADINGS + "Café,01/04/2026,1\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Café,01/04/2026,1\n".getBytes(StandardCharsets.ISO_8859_1));
        var file = Files.write(folder.resolve("both.csv"), bytes.toByteArray());
        run("--normalised", folder.resolve("n").toString(), file.toString());
        assertThat(Files.readString(folder.resolve("n/both.csv")).split("Café", -1))
                .hasSize(3);
        assertThat(json().get("encoding").asString()).isEqualTo("UTF-8 and windows-1252");
        assertThat(json().get("notes").toString()).contains("Windows-1252");
    }

    @Test
    void aSummaryWithoutDatesAsksForItsPeriod() throws IOException {
        var file =
                Files.writeString(folder.resolve("summary.csv"), "Supplier,Total\nA,500.00\nB,600.00\nTotal,1100.00\n");
        run(file.toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no column of dates").contains("--period 2024-04");
        for (var period : List.of(
                "2024-04=2024-04-01",
                "April 2024=2024-04-01",
                "Q2 2024-25=2024-07-01",
                "2024-25=2024-04-01",
                "2024/2025=2024-04-01")) {
            run("--period", period.split("=")[0], file.toString());
            assertThat(code).isZero();
            assertThat(json().get("total").asString()).isEqualTo("1100.00");
            assertThat(json().get("first").asString()).isEqualTo(period.split("=")[1]);
        }
    }

    @Test
    void aColumnForEachMonthIsRefusedSayingThat() throws IOException {
        var file =
                Files.writeString(folder.resolve("months.csv"), "Supplier Name,April 2024,May 2024\nA,100.00,200.00\n");
        run(file.toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("a column of amounts for each month");
    }

    @Test
    void whatIsNoTableIsRefusedInWords() throws IOException {
        assertThat(refused(Books.locked())).contains("locked with a password");
        assertThat(refused(old())).contains("old Excel workbook");
        assertThat(refused(Books.tabs("", new Books.Tab("S", "visible", "")))).contains("workbook is empty");
        assertThat(refused(new byte[0])).contains("The file is empty");
        assertThat(refused("%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII))).contains("not a spreadsheet");
        assertThat(refused((HEADINGS + "A\0,01/04/2026,1\n").getBytes(StandardCharsets.UTF_8)))
                .contains("not text");
        var missing = Books.row(1, "Supplier", "Payment Date", "Net Amount")
                + "<row r='2'><c r='A2' t='s'><v>999</v></c><c r='B2'><v>45397</v></c>"
                + "<c r='C2'><v>5</v></c></row>";
        assertThat(refused(Books.tabs("", new Books.Tab("S", "visible", missing))))
                .contains("A2", "missing");
    }

    @Test
    void theRegisterSetsAsideToo() throws IOException {
        var file = Files.writeString(folder.resolve("register.csv"), """
                        Contract title,Contract value,Supplier postcode
                        A,10,000.00,SY2 6ND
                        B,5000.00,SY1 1AA
                        C,7000.00,SY1 1AA
                        Total,12000.00,
                        """);
        new CommandLine(new SpendCommand())
                .setOut(new PrintWriter(out))
                .execute("register", file.toString(), "--local", "E06000051");
        assertThat(json().get("local").get("value").asString()).isEqualTo("12000.00");
        assertThat(json().get("unknown").get("contracts").asInt()).isZero();
        assertThat(json().get("setAside").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "unquoted-thousands.csv,500.00,1",
        "unquoted-comma-in-name.csv,600.00,1",
        "months-in-sheets.xlsx,10500.50,5",
        "hidden-sheet.xlsx,500.00,1",
        "vat-amount.csv,1100.00,2",
        "bst-midnight.csv,1800.00,3",
        "semicolon-commas.csv,1013734.50,3"
    })
    void theCasesOfOthersAreReadRight(String name, String total, int used) {
        run(SharedData.at("cases/spend/" + name).toString());
        assertThat(json().get("total").asString()).isEqualTo(total);
        assertThat(json().get("used").asInt()).isEqualTo(used);
        if (name.startsWith("bst"))
            assertThat(json().get("first").asString() + json().get("last").asString())
                    .isEqualTo("2024-07-012024-07-01");
    }

    /// One is a register of contracts, and one has lost its dates: both are refused for that.
    @Test
    void everyPublishedFileIsReadWithNoHelp() throws IOException {
        var unread = new ArrayList<String>();
        int read = 0;
        try (var files = Files.walk(SharedData.at("data/spend"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                run(file.toString());
                long rows = json().get("rows").asLong();
                if (json().get("used").asLong() < rows * 0.95) unread.add(file.getFileName() + ": " + err);
                else read++;
            }
        }
        assertThat(read).isEqualTo(164);
        assertThat(unread)
                .hasSize(2)
                .anyMatch(each -> each.startsWith("contracts-register.csv"))
                .anyMatch(each -> each.startsWith("expenditure-over-500-apr-jun-2014.csv")
                        && each.contains("no column of dates"));
    }

    private static Books.Tab tab(String name, String state, String... cells) {
        var rows = new StringBuilder(Books.row(1, "Supplier", "Payment Date", "Net Amount"));
        for (int at = 0; at < cells.length; at += 3)
            rows.append(Books.row(at / 3 + 2, cells[at], cells[at + 1], cells[at + 2]));
        return new Books.Tab(name, state, rows.toString());
    }

    private static byte[] old() {
        var bytes = new byte[2_048];
        System.arraycopy(Books.locked(), 0, bytes, 0, 8);
        return bytes;
    }

    private String refused(byte[] bytes) throws IOException {
        run(Files.write(folder.resolve("refused"), bytes).toString());
        assertThat(code).isEqualTo(1);
        return err.toString();
    }

    private String first(byte[] book) throws IOException {
        return check(book).get("first").asString();
    }

    private JsonNode check(byte[] book) throws IOException {
        run(Files.write(folder.resolve("book.xlsx"), book).toString());
        return json();
    }

    private JsonNode check(String name, String text) throws IOException {
        run(Files.writeString(folder.resolve(name), text).toString());
        return json();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private void run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<String>(List.of("check"));
        all.addAll(List.of(words));
        code = new CommandLine(new SpendCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }
}
