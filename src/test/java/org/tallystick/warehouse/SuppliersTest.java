package org.tallystick.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;
import org.tallystick.supplier.Decision;
import org.tallystick.supplier.Named;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

class SuppliersTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void aRegisterGivesPaymentsAPlaceAndADecisionIsRememberedAndUndone() throws IOException {
        var spending =
                write(
                        "april.csv",
                        """
                        Date,Supplier,Amount
                        01/04/2026,ACME CARE LTD,60.00
                        01/04/2026,Acme Caire Ltd,40.00
                        01/04/2026,Northern Builders,500.00
                        01/04/2026,REDACTED,7.00
                        01/04/2026,Nobody Knows,3.00
                        """);
        var register =
                write(
                        "companies.csv",
                        """
                        CompanyName,CompanyNumber,RegAddress.PostCode,CompanyCategory,Accounts.AccountCategory
                        ACME CARE LIMITED,00000001,SY2 6ND,Private Limited Company,MICRO ENTITY
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ,Private Limited Company,SMALL
                        NORTHERN BUILDERS LTD,00000003,SY1 1AA,Private Limited Company,SMALL
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "april.csv", spending);
        assertThat(match(register))
                .isEqualTo(
                        "{\"doubtful\":{\"amount\":\"500.00\",\"payments\":1,\"names\":1},"
                                + "\"exact\":{\"amount\":\"60.00\",\"payments\":1,\"names\":1},"
                                + "\"fuzzy\":{\"amount\":\"40.00\",\"payments\":1,\"names\":1},"
                                + "\"redacted\":{\"amount\":\"7.00\",\"payments\":1,\"names\":1},"
                                + "\"unmatched\":{\"amount\":\"3.00\",\"payments\":1,\"names\":1}}");
        assertThat(Files.readAllLines(folder.resolve("w/suppliers/to-look-at.csv")))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("Northern Builders,,,500.00,1,GB-COH,");
        assertThat(local()).isEqualTo("100.00 0.00 510.00");
        var decided =
                run(
                        "decide",
                        "Northern Builders",
                        "GB-COH-00000003",
                        "--by",
                        "an officer",
                        "--because",
                        "the invoice says so");
        match(register);
        assertThat(local()).isEqualTo("600.00 0.00 10.00");
        run(
                "undo",
                decided.replace("Decided: ", ""),
                "--by",
                "an officer",
                "--because",
                "it was the other");
        match(register);
        assertThat(local()).isEqualTo("100.00 0.00 510.00");
        assertThat(new Decisions(warehouse()).all()).hasSize(2);
    }

    /// What a register does not know takes nothing away that the payments' own columns say.
    @Test
    void aMatchKeepsTheFlagsOfThePayments() throws IOException {
        var spending =
                write(
                        "may.csv",
                        """
                        Date,Supplier,Amount,VCSE,SME
                        01/05/2026,Little Helpers,30.00,Yes,Yes
                        """);
        var register =
                write(
                        "companies.csv",
                        """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        SOMEBODY ELSE LIMITED,00000001,SY2 6ND
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "may.csv", spending);
        assertThat(match(register)).contains("unmatched");
        assertThat(by(By.SIZE)).containsExactly("sme");
        assertThat(by(By.SECTOR)).containsExactly("vcse");
    }

    private java.util.List<String> by(By by) throws IOException {
        var scope =
                new Scope(
                        Local.of("Shropshire", Set.of("E06000051")),
                        Set.of(),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31));
        return new Shares(warehouse(), Postcodes.builtIn())
                .ask(scope, by).answer().rows().stream().map(java.util.List::getFirst).toList();
    }

    /// Registers come as spending does: in an older encoding, parted by tabs, with lines above.
    @Test
    void aRegisterIsReadInAnyOfItsForms() throws IOException {
        var spending = write("july.csv", "Date,Supplier,Amount\n01/07/2026,Café Owen,10.00\n");
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "july.csv", spending);
        var register = folder.resolve("charities.txt");
        Files.write(
                register,
                "Extract of the register\n\ncharity_name\tregistered_charity_number\tpostcode\nCAFÉ OWEN\t1090095\tSY2 6ND\n"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252")));
        assertThat(match(register)).contains("\"exact\":{\"amount\":\"10.00\"");
        var none = write("nothing.csv", "a,b\n1,2\n");
        var words = new StringWriter();
        new CommandLine(new MatchCommand())
                .setErr(new PrintWriter(words))
                .execute(none.toString(), "--warehouse", folder.resolve("w").toString());
        assertThat(words.toString()).contains("is no register that can be read");
    }

    /// Two firms that share a name are two suppliers, in the payments and in the register.
    @Test
    void twoFirmsWithOneNameStayTwo() throws IOException {
        var spending =
                write(
                        "june.csv",
                        """
                        Date,Supplier,Amount,Company Number
                        01/05/2026,Northern Builders Ltd,30.00,2
                        01/05/2026,Northern Builders Ltd,40.00,3
                        01/05/2026,Northern Builders Limited,50.00,2
                        01/05/2026,Only Name Ltd,60.00,9
                        """);
        var register =
                write(
                        "companies.csv",
                        """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ
                        NORTHERN BUILDERS LTD,00000003,SY1 1AA
                        ONLY NAME LTD,00000008,SY1 1AA
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "june.csv", spending);
        assertThat(match(register)).contains("\"doubtful\":{\"amount\":\"60.00\"");
        var scope =
                new Scope(
                        Local.of("Shropshire", Set.of("E06000051")),
                        Set.of(),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31));
        var answer =
                new Shares(warehouse(), Postcodes.builtIn())
                        .ask(scope, "top-suppliers", By.ALL, java.util.List.of())
                        .answer();
        assertThat(answer.rows())
                .extracting(
                        row -> answer.value(row, "supplier_id") + " " + answer.value(row, "paid"))
                .containsExactly(
                        "GB-COH-00000002 80.00", "GB-COH-00000009 60.00", "GB-COH-00000003 40.00");
    }

    /// A decision about one of two firms that share a name is not about the other, and holds at
    /// once; each publisher sees what it pays itself.
    @Test
    void aDecisionIsAboutANameWithItsNumbersAndEachSeesItsOwn() throws IOException {
        var register =
                write(
                        "companies.csv",
                        """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ
                        ONLY NAME LTD,00000008,SY1 1AA
                        """);
        load("anytown", "Only Name Ltd,30.00,9", "Northern Builders Ltd,1.00,2");
        load("other-town", "Only Name Ltd,500.00,9", "Only Name Ltd,7.00,7");
        load("firm", "Only Name Ltd,9000.00,5");
        match(register);
        var suppliers = new Suppliers(warehouse(), Postcodes.builtIn());
        assertThat(suppliers.review("anytown").undecided())
                .singleElement()
                .satisfies(
                        doubt -> {
                            assertThat(doubt.named())
                                    .isEqualTo(new Named("Only Name Ltd", "9", ""));
                            assertThat(doubt.amount()).isEqualByComparingTo("30");
                        });
        var named = suppliers.review("anytown").undecided().getFirst().named();
        suppliers.decide(means(named, "00000008"));
        for (var same : java.util.List.of("at once", "matched again")) {
            assertThat(methods())
                    .as(same)
                    .containsOnly("5 unmatched", "7 unmatched", "9 decided", "2 identifier");
            assertThat(suppliers.review("anytown").undecided()).isEmpty();
            assertThat(suppliers.review("anytown").decided()).hasSize(1);
            assertThat(suppliers.review("other-town").undecided()).hasSize(1);
            assertThat(suppliers.review("firm").decided()).isEmpty();
            match(register);
        }
        suppliers.decide(means(new Named("Northern Builders Ltd", "2", ""), "00000008"));
        match(register);
        assertThat(methods()).as("its number says who it is").contains("2 identifier");
    }

    private static Decision means(Named named, String company) {
        return Decision.of(
                java.util.UUID.randomUUID(), named, "GB-COH", company, "an officer", "it is");
    }

    private java.util.List<String> methods() throws IOException {
        return Spellings.read(warehouse()).stream()
                .map(each -> each.companyNumber() + " " + each.method())
                .toList();
    }

    private void load(String publisher, String... lines) throws IOException {
        var text = new StringBuilder("Date,Supplier,Amount,Company Number\n");
        for (var line : lines) text.append("01/05/2026,").append(line).append('\n');
        new Loading(warehouse(), Postcodes.builtIn())
                .load(publisher, "may.csv", write(publisher + ".csv", text.toString()));
    }

    /// Decisions that are made at once are all kept, whoever reads meanwhile.
    @Test
    void decisionsAtOnceAreAllKept() throws Exception {
        var all = new java.util.ArrayList<java.util.concurrent.Future<?>>();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            for (int at = 0; at < 40; at++) {
                int number = at;
                all.add(
                        threads.submit(
                                () -> {
                                    run(
                                            new StringWriter(),
                                            "decide",
                                            "Name " + number,
                                            "GB-COH-0000000" + (1 + number % 9),
                                            "--by",
                                            "an officer",
                                            "--because",
                                            "it is");
                                    return new Decisions(warehouse()).standing();
                                }));
            }
            for (var each : all) each.get(60, java.util.concurrent.TimeUnit.SECONDS);
        }
        assertThat(new Decisions(warehouse()).standing()).hasSize(40);
    }

    @Test
    void aDecisionNamesANumberThatCanBe() {
        var words = new StringWriter();
        var command = new CommandLine(new MatchCommand()).setErr(new PrintWriter(words));
        assertThat(
                        command.execute(
                                "decide", "Acme", "GB-COH-nonsense", "--by", "x", "--because", "y"))
                .isNotZero();
        assertThat(words.toString()).contains("Enter the company number as 8 characters");
    }

    private String match(Path register) {
        return run(register.toString());
    }

    private String run(String... words) {
        out.getBuffer().setLength(0);
        return run(out, words);
    }

    private String run(StringWriter out, String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.add("--warehouse");
        all.add(folder.resolve("w").toString());
        var err = new StringWriter();
        var command =
                new CommandLine(new MatchCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        int exit = command.execute(all.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        return out.toString().strip();
    }

    private String local() throws IOException {
        var definition = Local.of("Shropshire", Set.of("E06000051"));
        var answer =
                new Shares(warehouse(), Postcodes.builtIn())
                        .ask(
                                new Scope(
                                        definition,
                                        Set.of(),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 12, 31)),
                                By.ALL)
                        .answer();
        return String.join(" ", answer.rows().getFirst().subList(0, 3));
    }

    private Warehouse warehouse() {
        return new Warehouse(folder.resolve("w"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
