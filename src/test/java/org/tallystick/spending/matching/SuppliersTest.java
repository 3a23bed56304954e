package org.tallystick.spending.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Warehouse;
import picocli.CommandLine;

class SuppliersTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void aRegisterGivesPaymentsAPlaceAndADecisionIsRememberedAndUndone() throws IOException {
        var spending = write("april.csv", """
                        Date,Supplier,Amount
                        01/04/2026,ACME CARE LTD,60.00
                        01/04/2026,Acme Caire Ltd,40.00
                        01/04/2026,Northern Builders,500.00
                        01/04/2026,REDACTED,7.00
                        01/04/2026,Nobody Knows,3.00
                        """);
        var register = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode,CompanyCategory,Accounts.AccountCategory
                        ACME CARE LIMITED,00000001,SY2 6ND,Private Limited Company,MICRO ENTITY
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ,Private Limited Company,SMALL
                        NORTHERN BUILDERS LTD,00000003,SY1 1AA,Private Limited Company,SMALL
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "april.csv", spending);
        assertThat(match(register))
                .isEqualTo("{\"doubtful\":{\"amount\":\"500.00\",\"payments\":1,\"names\":1},"
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
        var decided = run(
                "decide",
                "Northern Builders",
                "GB-COH-00000003",
                "--by",
                "an officer",
                "--because",
                "the invoice says so");
        match(register);
        assertThat(local()).isEqualTo("600.00 0.00 10.00");
        run("undo", decided.replace("Decided: ", ""), "--by", "an officer", "--because", "it was the other");
        match(register);
        assertThat(local()).isEqualTo("100.00 0.00 510.00");
        assertThat(new Decisions(warehouse()).all()).hasSize(2);
    }

    /// What a register does not know takes nothing away that the payments' own columns say.
    @Test
    void aMatchKeepsTheFlagsOfThePayments() throws IOException {
        var spending = write("may.csv", """
                        Date,Supplier,Amount,VCSE,SME
                        01/05/2026,Little Helpers,30.00,Yes,Yes
                        """);
        var register = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        SOMEBODY ELSE LIMITED,00000001,SY2 6ND
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "may.csv", spending);
        assertThat(match(register)).contains("unmatched");
        assertThat(by(Breakdown.SIZE)).containsExactly("sme");
        assertThat(by(Breakdown.SECTOR)).containsExactly("vcse");
    }

    private java.util.List<String> by(Breakdown by) throws IOException {
        var scope = new Scope(
                Local.of("Shropshire", Set.of("E06000051")),
                Set.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31));
        return new Shares(warehouse(), Postcodes.builtIn())
                .ask(scope, by).answer().rows().stream()
                        .map(java.util.List::getFirst)
                        .toList();
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
        assertThat(words.toString()).contains("is not a register we can read");
    }

    /// Two firms that share a name are two suppliers, in the payments and in the register.
    @Test
    void twoFirmsWithOneNameStayTwo() throws IOException {
        var spending = write("june.csv", """
                        Date,Supplier,Amount,Company Number
                        01/05/2026,Northern Builders Ltd,30.00,2
                        01/05/2026,Northern Builders Ltd,40.00,3
                        01/05/2026,Northern Builders Limited,50.00,2
                        01/05/2026,Only Name Ltd,60.00,9
                        """);
        var register = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ
                        NORTHERN BUILDERS LTD,00000003,SY1 1AA
                        ONLY NAME LTD,00000008,SY1 1AA
                        """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "june.csv", spending);
        assertThat(match(register)).contains("\"doubtful\":{\"amount\":\"60.00\"");
        var scope = new Scope(
                Local.of("Shropshire", Set.of("E06000051")),
                Set.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31));
        var answer = new Shares(warehouse(), Postcodes.builtIn())
                .ask(scope, "top-suppliers", Breakdown.ALL, java.util.List.of())
                .answer();
        assertThat(answer.rows())
                .extracting(row -> answer.value(row, "supplier_id") + " " + answer.value(row, "paid"))
                .containsExactly("GB-COH-00000002 80.00", "GB-COH-00000009 60.00", "GB-COH-00000003 40.00");
    }

    /// Who signed is in a register like any other, and an area's deprivation is its own country's.
    @Test
    void whoSignedAndWhoIsInADeprivedAreaIsSaidOrUnknown() throws IOException {
        var spending = write("august.csv", """
                        Date,Supplier,Amount,Postcode
                        01/08/2026,Acme Care Ltd,10.00,
                        01/08/2026,Northern Builders Ltd,20.00,
                        01/08/2026,Little Helpers,40.00,SY2 6ND
                        01/08/2026,Nobody Knows,80.00,CF10 1EP
                        01/08/2026,Nobody Knows Either,160.00,
                        01/08/2026,Charity of One Name,320.00,
                        """);
        var companies = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        ACME CARE LIMITED,00000001,SY1 1AA
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ
                        CHARITY OF ONE NAME LIMITED,00000003,
                        """);
        kept("signatories.csv", """
                name,company number,charity number,signatory,authority code,size,sector,signed on
                ACME CARE (SHROPSHIRE) LTD,00000001,1090095,a,E06000051,small,other,2026-05-01
                Little Helpers,,,b,E06000051,micro,vcse,2026-05-01
                CHARITY OF ONE NAME,,1090096,c,,micro,vcse,2026-05-01
                """);
        kept("imd.csv", """
                Postcode,Postcode Status,LSOA Code,Index of Multiple Deprivation Rank,Index of Multiple Deprivation Decile
                SY1 1AA,Live,E01028000,6600,3
                LE1 1FZ,Live,E01013000,100,1
                SY2 6ND,Live,E01028001,6000,2
                """);
        kept("wimd.csv", """
                Index,Welsh Index of Multiple Deprivation 2025
                As at,2025-11-27
                Most deprived tenths,1

                Postcode,Country,IMD decile
                CF101EP,W,1
                """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "august.csv", spending);
        match(companies);
        assertThat(sums(Breakdown.SIGNATORY)).containsExactly("no 20.00", "unknown 240.00", "yes 370.00");
        assertThat(sums(Breakdown.DEPRIVATION))
                .containsExactly("england-1-2 60.00", "england-3-10 10.00", "unknown 480.00", "wales-1-1 80.00");
        assertThat(by(Breakdown.SIZE)).as("as the signatory says").contains("micro");
        var matched = new Suppliers(warehouse(), Postcodes.builtIn()).matched();
        assertThat(matched.places()).isEqualTo(Postcodes.builtIn().edition());
        assertThat(matched.sources())
                .extracting(each -> each.kind() + " " + each.name() + " " + each.entries())
                .containsExactlyInAnyOrder(
                        "REGISTER companies.csv 3",
                        "SIGNATORIES Social Value Charter register 3",
                        "DEPRIVATION imd.csv 3",
                        "DEPRIVATION Welsh Index of Multiple Deprivation 2025 1");
    }

    /// Each fact of a supplier keeps which of several files says it, with that file's own day.
    @Test
    void everyFactKeepsItsSourceAndDay() throws IOException {
        var spending = write("sources.csv", """
                        Date,Supplier,Amount,Postcode
                        01/08/2026,Acme Care Ltd,10.00,
                        01/08/2026,Little Helpers,20.00,
                        01/08/2026,Paid Once,40.00,CF10 1EP
                        """);
        kept("companies-2026-11-01.csv", """
                CompanyName,CompanyNumber,RegAddress.PostCode
                ACME CARE LIMITED,00000001,SY1 1AA
                """);
        kept("charities.csv", """
                Register,Register of Charities
                As at,2026-10-31

                charity_name,registered_charity_number,postcode
                Little Helpers,1090096,SY2 6ND
                """);
        kept("signed.csv", """
                As at,30 September 2026
                name,company number,charity number,signed on
                ACME CARE LTD,00000001,,2026-05-01
                """);
        kept("imd.csv", deprivation("England", "2025-10-30", "SY1 1AA,E,3", "SY2 6ND,E,1"));
        kept("wimd.csv", deprivation("Wales", "2025-11-27", "CF10 1EP,W,1"));
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "sources.csv", spending);
        match(warehouse().registers().resolve("charities.csv"));
        assertThat(sourcesOf("GB-COH-00000001"))
                .containsExactly(
                        "2026-11-01 companies-2026-11-01.csv",
                        "2026-09-30 Social Value Charter register",
                        "2025-10-30 England");
        assertThat(sourcesOf("GB-CHC-1090096"))
                .containsExactly("2026-10-31 Register of Charities", "", "2025-10-30 England");
        assertThat(sourcesOf("Paid Once")).containsExactly("", "", "2025-11-27 Wales");
    }

    /// A company that is a charity too stands in both registers, under names and postcodes that
    /// need not agree: it is one supplier, and each fact has its source.
    @Test
    void aCharityThatIsACompanyIsOneSupplier() throws IOException {
        var spending = write("both.csv", """
                        Date,Supplier,Amount,Company number,Charity number
                        01/08/2026,Helping Hands,10.00,,
                        01/08/2026,Helping Hands of Anytown,20.00,,
                        02/08/2026,HELPING HANDS,40.00,,1090096
                        03/08/2026,HELPING HANDS LTD,80.00,1,
                        """);
        kept("BasicCompanyData-2026-11-01.csv", """
                CompanyName,CompanyNumber,CompanyCategory,RegAddress.PostCode,Accounts.AccountCategory
                HELPING HANDS LIMITED,00000001,PRI/LTD BY GUAR/NSC,SY1 1AA,SMALL
                """);
        kept("publicextract.charity.csv", """
                date_of_extract,registered_charity_number,charity_name,charity_contact_postcode,charity_company_registration_number
                2026-10-31T00:00:00,1090096,HELPING HANDS,RM17 6SL,00000001
                2026-10-31T00:00:00,1090097,HELPING HANDS OF ANYTOWN,RM17 6SL,
                """);
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "both.csv", spending);
        run();
        assertThat(new Suppliers(warehouse(), Postcodes.builtIn()).spellings("GB-COH-00000001"))
                .hasSize(3)
                .allSatisfy(row -> {
                    assertThat(row.postcode()).isEqualTo("SY1 1AA");
                    // An accounts category is no head count.
                    assertThat(row.size()).isEqualTo("unknown");
                    assertThat(row.sector()).isEqualTo("vcse");
                    assertThat(row.knownFrom()).isEqualTo("2026-11-01 BasicCompanyData-2026-11-01.csv");
                    assertThat(row.sectorFrom()).isEqualTo("2026-10-31 publicextract.charity.csv");
                });
        assertThat(sourcesOf("GB-CHC-1090097").getFirst()).isEqualTo("2026-10-31 publicextract.charity.csv");
        assertThat(by(Breakdown.SECTOR)).containsExactly("vcse");
    }

    private static String deprivation(String index, String asAt, String... lines) {
        return "Index,%s\nAs at,%s\n\nPostcode,Country,IMD decile\n%s\n"
                .formatted(index, asAt, String.join("\n", lines));
    }

    private java.util.List<String> sourcesOf(String supplier) throws IOException {
        var row = new Suppliers(warehouse(), Postcodes.builtIn())
                .spellings(supplier)
                .getFirst();
        return java.util.List.of(row.knownFrom(), row.signedFrom(), row.deprivedFrom());
    }

    /// A day that no calendar has is no day: the file's own is taken, and the match goes on.
    @Test
    void aDayThatIsNoneBreaksNothing() throws IOException {
        var spending = write("day.csv", "Date,Supplier,Amount\n01/08/2026,Acme Care Ltd,10.00\n");
        kept("imd.csv", deprivation("England", "2025-19-39", "SY1 1AA,E,1"));
        kept(
                "companies-2026-02-30.csv",
                "As at,the thirtieth\nCompanyName,CompanyNumber,RegAddress.PostCode\nACME CARE LIMITED,00000001,SY1 1AA\n");
        for (var file : Registers.kept(warehouse()))
            Files.setLastModifiedTime(
                    file, java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-03-04T12:00:00Z")));
        new Loading(warehouse(), Postcodes.builtIn()).load("anytown", "day.csv", spending);
        run();
        assertThat(sourcesOf("GB-COH-00000001"))
                .containsExactly("2026-03-04 companies-2026-02-30.csv", "", "2026-03-04 England");
    }

    /// A table that an earlier edition wrote does not know where facts are from, and neither does
    /// its list of registers know when they were matched; both are read.
    @Test
    void whatAnEarlierEditionWroteIsReadWithoutSources() throws Exception {
        aDayThatIsNoneBreaksNothing();
        var suppliers = warehouse().suppliers();
        var earlier = folder.resolve("earlier.parquet");
        try (var engine = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = engine.createStatement()) {
            statement.execute("""
                    copy (select * exclude (known_from, size_from, sector_from, signed_from, deprived_from) from '%s')
                    to '%s' (format parquet)
                    """.formatted(suppliers, earlier));
        }
        Files.move(earlier, suppliers, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        // An earlier edition kept no hashes either.
        Files.delete(warehouse().root().resolve("hashes/suppliers/suppliers.parquet.sha256"));
        Files.writeString(
                suppliers.resolveSibling("registers.json"),
                "[{\"kind\":\"REGISTER\",\"name\":\"old.csv\",\"asAt\":\"2026-01-02\",\"entries\":3}]");
        assertThat(sourcesOf("GB-COH-00000001")).containsExactly("", "", "");
        assertThat(by(Breakdown.DEPRIVATION)).containsExactly("england-1-2");
        var matched = new Suppliers(warehouse(), Postcodes.builtIn()).matched();
        assertThat(matched.at()).isPresent();
        assertThat(matched.sources()).extracting(Registers.Source::name).containsExactly("old.csv");
    }

    private void kept(String name, String text) throws IOException {
        var file = warehouse().registers().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private java.util.List<String> sums(Breakdown by) throws IOException {
        var scope = new Scope(
                Local.of("Shropshire", Set.of("E06000051")),
                Set.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31));
        var answer = new Shares(warehouse(), Postcodes.builtIn()).ask(scope, by).answer();
        return answer.rows().stream()
                .map(row -> row.getFirst() + " " + answer.value(row, "total"))
                .toList();
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
                new CommandLine(new MatchCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = command.execute(all.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        return out.toString().strip();
    }

    private String local() throws IOException {
        var definition = Local.of("Shropshire", Set.of("E06000051"));
        var answer = new Shares(warehouse(), Postcodes.builtIn())
                .ask(
                        new Scope(definition, Set.of(), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                        Breakdown.ALL)
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
