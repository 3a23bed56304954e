package org.tallystick.spending.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;
import picocli.CommandLine;

/// What people decide about suppliers' names.
class DecisionsTest {

    @TempDir
    Path folder;

    /// A decision about one of two firms that share a name is not about the other, and holds at
    /// once; each publisher sees what it pays itself.
    @Test
    void aDecisionIsAboutANameWithItsNumbersAndEachSeesItsOwn() throws IOException {
        var register = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        NORTHERN BUILDERS LIMITED,00000002,LE1 1FZ
                        ONLY NAME LTD,00000008,SY1 1AA
                        """);
        load("anytown", "Only Name Ltd,30.00,9", "Northern Builders Ltd,1.00,2");
        load("other-town", "Only Name Ltd,500.00,9", "Only Name Ltd,7.00,7");
        load("firm", "Only Name Ltd,9000.00,5");
        match(register);
        var suppliers = new Suppliers(warehouse(), Postcodes.builtIn());
        assertThat(suppliers.review("anytown").undecided()).singleElement().satisfies(doubt -> {
            assertThat(doubt.named()).isEqualTo(new Named("Only Name Ltd", "9", ""));
            assertThat(doubt.amount()).isEqualByComparingTo("30");
        });
        var named = suppliers.review("anytown").undecided().getFirst().named();
        decide(means(named, "00000008"));
        for (var same : java.util.List.of("at once", "matched again")) {
            assertThat(methods()).as(same).containsOnly("5 unmatched", "7 unmatched", "9 decided", "2 identifier");
            assertThat(suppliers.review("anytown").undecided()).isEmpty();
            assertThat(suppliers.review("anytown").decided()).hasSize(1);
            assertThat(suppliers.review("other-town").undecided()).hasSize(1);
            assertThat(suppliers.review("firm").decided()).isEmpty();
            match(register);
        }
        decide(means(new Named("Northern Builders Ltd", "2", ""), "00000008"));
        match(register);
        assertThat(methods()).as("its number says who it is").contains("2 identifier");
    }

    /// Officers look at the names that their suppliers paid on to as well: with that money, never
    /// added to their own, and with nobody else's.
    @Test
    void namesThatArePaidOnToAreLookedAtToo() throws IOException {
        var register = write("companies.csv", """
                        CompanyName,CompanyNumber,RegAddress.PostCode
                        ONLY NAME LTD,00000008,SY1 1AA
                        """);
        var on = Warehouse.subcontract("anytown", java.util.UUID.randomUUID());
        load("anytown", "Only Name Ltd,30.00,9");
        load(on, "Only Name Ltd,40.00,9", "Only Name Ltd,500.00,7");
        load(
                Warehouse.subcontract("other-town", java.util.UUID.randomUUID()),
                "Only Name Ltd,1.00,7",
                "Nobody Knows,2.00,");
        var suppliers = new Suppliers(warehouse(), Postcodes.builtIn());
        assertThat(match(register)).contains("\"doubtful\":{\"amount\":\"30.00\"");
        assertThat(suppliers.review("anytown").undecided())
                .extracting(
                        each -> each.named().companyNumber(),
                        each -> each.amount().toPlainString(),
                        Doubt::paidOn)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", "500.00", true),
                        org.assertj.core.groups.Tuple.tuple("9", "30.00", false));
        assertThat(suppliers.review("other-town").undecided())
                .singleElement()
                .satisfies(each -> assertThat(each.amount()).isEqualByComparingTo("1"));
        var registers = Registers.read(java.util.List.of(register), Postcodes.builtIn());
        assertThat(suppliers.unknown(registers, warehouse())).isEqualTo(3);
        decide(means(new Named("Only Name Ltd", "7", ""), "00000008"));
        assertThat(suppliers.review("anytown").undecided()).hasSize(1);
        assertThat(suppliers.review("anytown").decided()).hasSize(1);
        assertThat(methods()).contains("7 decided");
        assertThat(suppliers.unknown(registers, warehouse())).isEqualTo(2);
    }

    private void decide(Decision decision) throws IOException {
        new Decisions(warehouse()).add(decision);
        new Suppliers(warehouse(), Postcodes.builtIn()).decided();
    }

    private static Decision means(Named named, String company) {
        return Decision.of(java.util.UUID.randomUUID(), named, "GB-COH", company, "an officer", "it is");
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
                all.add(threads.submit(() -> {
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
            for (var each : all) each.get(120, java.util.concurrent.TimeUnit.SECONDS);
        }
        assertThat(new Decisions(warehouse()).standing()).hasSize(40);
    }

    @Test
    void aDecisionNamesANumberThatCanBe() {
        var words = new StringWriter();
        var command = new CommandLine(new MatchCommand()).setErr(new PrintWriter(words));
        assertThat(command.execute("decide", "Acme", "GB-COH-nonsense", "--by", "x", "--because", "y"))
                .isNotZero();
        assertThat(words.toString()).contains("Enter the company number as 8 characters");
    }

    private String match(Path register) {
        return run(new StringWriter(), register.toString());
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

    private Warehouse warehouse() {
        return new Warehouse(folder.resolve("w"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
