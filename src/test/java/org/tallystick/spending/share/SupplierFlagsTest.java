package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.shared.Role;
import org.tallystick.spending.matching.SupplierDecisions;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.warehouse.Warehouse;

/// What everybody reads of one supplier: each fact with the source that says it and its day, and of
/// what is unknown, why.
@OnPostgres
class SupplierFlagsTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Warehouse warehouse;

    @Autowired
    SupplierDecisions decisions;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser analyst;

    @SuppressWarnings("NullAway.Init")
    private String key;

    /// No other test's names are like these.
    private final String ours = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void council() throws IOException {
        var name = "Council " + ours;
        key = Warehouse.slug(name);
        analyst = Browser.of(house, Browser.council(house, name), Role.ANALYST);
        analyst.get("/work/spend");
        keep("companies", """
                Register,Companies of %s
                As at,2026-11-01
                CompanyName,CompanyNumber,CharityNumber,RegAddress.PostCode,CompanyCategory,Size
                HELPERS %s LIMITED,98000001,,SY1 1AA,Community Interest Company,micro
                BARE %s LIMITED,98000002,,,,
                """);
        keep("index", """
                Index,Index of %s
                As at,2025-10-30
                Postcode,Country,IMD decile
                SY1 1AA,E,1
                """);
    }

    @AfterEach
    void takeAway() throws IOException {
        for (var what : new String[] {"companies", "index"}) Files.delete(register(what));
    }

    private Path register(String what) {
        return warehouse.registers().resolve(what + "-" + ours + ".csv");
    }

    private void keep(String what, String text) throws IOException {
        Files.createDirectories(warehouse.registers());
        Files.writeString(register(what), text.replace("%s", ours));
    }

    private void load(String text) {
        var path = "/work/spend/" + key + "/uploads";
        var bytes = text.replace("%s", ours).getBytes(StandardCharsets.UTF_8);
        var sent = analyst.upload(analyst.get(path), path, "file", "april.csv", bytes)
                .address()
                .getPath();
        analyst.send(analyst.until(sent, "Confirm and load"), sent + "/confirmation", Map.of());
        analyst.until(sent, "The file is loaded");
        var definitions = "/work/spend/" + key + "/definitions";
        analyst.send(analyst.get(definitions), definitions, Map.of("name", "Near", "districts", "SY1"));
    }

    /// The rows of the page's table of what is known, a line each.
    private String known(String supplier) {
        var page = Browser.stranger(house).get("/local-spend/" + key + "/supplier?id=" + supplier.replace(" ", "+"));
        var table = page.page().expectFirst("table:contains(What we know about it)");
        return String.join(
                "\n",
                table.select("tbody tr").stream()
                        .map(row -> String.join(" | ", row.select("th, td").eachText()))
                        // That register is of the day of the match.
                        .map(row -> row.replaceAll("(Charter register \\| )[0-9].*", "$1today"))
                        .toList());
    }

    @Test
    void everyFactHasItsSourceAndItsDayOrWhyItIsUnknown() {
        load("""
                Date,Supplier,Amount,Postcode,SME,VCSE
                01/04/2026,Helpers %s Ltd,30.00,,,
                02/04/2026,Bare %s Ltd,40.00,,,
                03/04/2026,Corner %s,50.00,LE1 1FZ,Yes,
                """);
        says("GB-COH-98000001", """
                Local | Local, by the definition “Near” | Companies of %s | 1 November 2026
                Place | Shropshire, by its postcode in the ONS Postcode Directory of November 2022 | Companies of %s | 1 November 2026
                Size | Micro: 0 to 9 staff | Companies of %s | 1 November 2026
                Kind | Charity or social enterprise | Companies of %s | 1 November 2026
                Charter | Did not sign the charter: it is not listed | Social Value Charter register | today
                Deprived area | Most deprived 2 tenths of England, by its postcode in Companies of %s | Index of %s | 30 October 2025
                """);
        says("GB-COH-98000002", """
                Local | Unknown. Its place is not known. | None | No date
                Place | Unknown. Companies of %s (1 November 2026) does not say its place, and its payments do not give a postcode. | None | No date
                Size | Unknown. Companies of %s (1 November 2026) does not say its size, and its payments do not say it. | None | No date
                Kind | Unknown. Companies of %s (1 November 2026) does not say whether it is a charity or social enterprise, and its payments do not say it. | None | No date
                Charter | Did not sign the charter: it is not listed | Social Value Charter register | today
                Deprived area | Unknown. We do not know its postcode. | None | No date
                """);
        says("Corner " + ours, """
                Local | Not local, by the definition “Near” | Payments of Council %s | 3 April 2026
                Place | Leicester, by its postcode in the ONS Postcode Directory of November 2022 | Payments of Council %s | 3 April 2026
                Size | Small or medium, as the payments say | Payments of Council %s | 3 April 2026
                Kind | Unknown. Its name was found in no register, and its payments do not say it. | None | No date
                Charter | Unknown. No register says who it is, and Social Value Charter register does not list its name. | None | No date
                Deprived area | Unknown. Its postcode is not in Index of %s. | None | No date
                """);
        var twin = "/local-spend/" + key + "/supplier.csv?id=GB-COH-98000001";
        assertThat(Browser.stranger(house).get(twin).text())
                .contains("\nsize,micro,Micro: 0 to 9 staff,Companies of %s,2026-11-01".replace("%s", ours))
                .contains(",Index of %s,2025-10-30".replace("%s", ours));
        for (var page : new String[] {"/work/spend/" + key + "/suppliers", "/local-spend/" + key})
            assertThat(analyst.get(page).text()).contains("Names were last matched with registers at ");
        assertThat(analyst.get("/local-spend/" + key + "/supplier.json?id=nobody")
                        .status())
                .isEqualTo(404);
    }

    private void says(String supplier, String rows) {
        assertThat(known(supplier)).isEqualTo(rows.strip().replace("%s", ours));
    }

    /// The site says when it matches no more by itself, and who does.
    @Test
    void registersThatAreTooLargeAreSpokenOf() throws IOException {
        var kept = new Warehouse(folder.resolve("w"));
        var names = new SupplierNames(kept, decisions, _ -> {});
        assertThat(names.howMatched()).isEmpty();
        var small = Files.createDirectories(kept.registers()).resolve("small.csv");
        Files.writeString(small, "CompanyName,CompanyNumber\nACME LIMITED,00000001\n");
        names.match();
        assertThat(names.howMatched()).matches("Names were last matched with registers at [0-9].* on .* 20[0-9]{2}\\.");
        var matched = names.matched();
        try (var large = new RandomAccessFile(kept.registers().resolve("x.csv").toFile(), "rw")) {
            large.setLength(101L << 20);
        }
        names.match();
        assertThat(names.matched()).as("nothing was matched").isEqualTo(matched);
        assertThat(names.howMatched())
                .startsWith("Names were last matched with registers at ")
                .endsWith(
                        ". The registers kept here come to 102 MB. This site matches up to 100 MB by"
                                + " itself: anything loaded later stays unmatched until the people who run it run bin/tallystick spend match.");
    }
}
