package org.tallystick.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;

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
                .startsWith("Northern Builders,500.00,1,GB-COH,");
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

    private String match(Path register) {
        return run(register.toString());
    }

    private String run(String... words) {
        out.getBuffer().setLength(0);
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.add("--warehouse");
        all.add(folder.resolve("w").toString());
        var command =
                new CommandLine(new MatchCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(new StringWriter()));
        assertThat(command.execute(all.toArray(String[]::new))).isZero();
        return out.toString().strip();
    }

    private String local() throws IOException {
        var definition = Local.of("Shropshire", Set.of("E06000051"));
        var answer =
                new Shares(warehouse(), Postcodes.builtIn())
                        .ask(
                                definition,
                                "",
                                Set.of(),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31))
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
