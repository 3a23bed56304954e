package org.tallystick.spending.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.Leash;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.LocalShare;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareCommand;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.ShareReceipts;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.matching.MatchCommand;
import org.tallystick.spending.warehouse.Loaded.Fresh;
import org.tallystick.spending.warehouse.Loaded.Replaced;
import org.tallystick.spending.warehouse.Loaded.Unchanged;
import org.tallystick.spending.warehouse.parquet.ParquetFile;

class LoadingTest {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @TempDir
    Path folder;

    @Test
    void theSameFileChangesNothingAndACorrectedOneReplacesIt() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var loading = new Loading(warehouse, Postcodes.builtIn());
        var file = spending("april.csv", 2);
        assertThat(loading.load("anytown", "april.csv", file)).isInstanceOf(Fresh.class);
        var before = snapshot();
        assertThat(loading.load("anytown", "april.csv", file)).isInstanceOf(Unchanged.class);
        assertThat(snapshot()).isEqualTo(before);
        spending("april.csv", 3);
        assertThat(loading.load("anytown", "april.csv", file))
                .isInstanceOfSatisfying(
                        Replaced.class,
                        replaced -> assertThat(replaced.changes())
                                .containsExactly("3 payments, were 2", "£300.00 in all, was £200.00"));
        assertThat(share(warehouse).total()).isEqualByComparingTo("300");
        assertThat(warehouse.manifests())
                .singleElement()
                .satisfies(manifest -> assertThat(manifest.before()).hasSize(1));
    }

    /// However many send them, and at once.
    @Test
    void theSameBytesUnderAnotherNameAreNotCountedTwice() throws Exception {
        var warehouse = new Warehouse(folder.resolve("w"));
        var loading = new Loading(warehouse, Postcodes.builtIn());
        var file = spending("april.csv", 2);
        var outcomes = new ArrayList<java.util.concurrent.Future<Loaded>>();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            for (int at = 0; at < 6; at++) {
                var name = "copy " + at % 3 + ".csv";
                outcomes.add(threads.submit(() -> loading.load("anytown", name, file)));
            }
            int fresh = 0;
            for (var each : outcomes) if (each.get(120, TimeUnit.SECONDS) instanceof Fresh) fresh++;
            assertThat(fresh).isEqualTo(1);
        }
        assertThat(share(warehouse).total()).isEqualByComparingTo("200");
        assertThat(loading.load("otherplace", "april.csv", file)).isInstanceOf(Fresh.class);
        spending("april.csv", 3);
        var name = warehouse.manifests("anytown").getFirst().name();
        assertThat(loading.load("anytown", name, file)).isInstanceOf(Replaced.class);
        spending("april.csv", 2);
        assertThat(loading.load("anytown", "back.csv", file)).isInstanceOf(Fresh.class);
    }

    /// It is the manifest that says what is loaded: whoever is stopped before it is written leaves
    /// the earlier file as it was.
    @Test
    void whoeverIsStoppedBeforeTheManifestLeavesTheEarlierFile() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var loading = new Loading(warehouse, Postcodes.builtIn());
        var file = spending("april.csv", 2);
        loading.load("anytown", "april.csv", file);
        var manifest = warehouse.root().resolve("manifests/anytown");
        Path its;
        try (var found = Files.list(manifest)) {
            its = found.toList().getFirst();
        }
        var before = Files.readString(its);
        var lines = warehouse.root().resolve(warehouse.manifests().getFirst().lines());
        var bytes = Files.readAllBytes(lines);
        spending("april.csv", 3);
        loading.load("anytown", "april.csv", file);
        // As if it had been stopped behind the lines and before the manifest.
        Files.writeString(its, before);
        Files.write(lines, bytes);
        assertThat(share(warehouse).total()).isEqualByComparingTo("200");
        assertThat(ShareReceipts.verify(
                        tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(ask(warehouse)),
                        warehouse.root()))
                .isEmpty();
        loading.load("anytown", "april.csv", file);
        assertThat(share(warehouse).total()).isEqualByComparingTo("300");
        assertThat(suppliersOf(warehouse)).isEqualTo(3);
    }

    private static long suppliersOf(Warehouse warehouse) throws IOException {
        try (Stream<Path> lines = Files.walk(warehouse.root().resolve("lines"))) {
            assertThat(lines.filter(Files::isRegularFile)).hasSize(1);
        }
        return ask(warehouse)
                .answer()
                .number(ask(warehouse).answer().rows().getFirst(), "payments")
                .longValue();
    }

    /// The table of postcodes that the command names is the one that is used.
    @Test
    void theTableOfPlacesThatIsNamedIsUsed() throws IOException {
        var postcodes = Files.writeString(folder.resolve("places.txt"), "not a table");
        Files.createDirectories(folder.resolve("in/anytown"));
        Files.move(spending("x.csv", 2), folder.resolve("in/anytown/april.csv"));
        var companies = Files.writeString(folder.resolve("companies.csv"), "CompanyName,CompanyNumber\nA,1\n");
        var err = new StringWriter();
        for (var command : List.of(new LoadCommand(), new ShareCommand(), new MatchCommand())) {
            var words = new ArrayList<String>();
            switch (command) {
                case LoadCommand _ -> words.add(folder.resolve("in").toString());
                case ShareCommand _ -> words.addAll(List.of("--local", "E06000051"));
                default -> words.add(companies.toString());
            }
            words.addAll(List.of("--warehouse", folder + "/w", "--places", postcodes.toString()));
            err.getBuffer().setLength(0);
            new picocli.CommandLine(command).setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
            assertThat(err.toString()).contains("not a table of postcodes");
        }
    }

    @Test
    void whatIsLocalNamesPlacesThatThereAre() {
        var err = new StringWriter();
        new picocli.CommandLine(new ShareCommand())
                .setErr(new PrintWriter(err))
                .execute("--local", "E06000051,E99999999", "--districts", "SY1,ZZ9,nowhere");
        assertThat(err.toString())
                .contains(
                        "No authority of the United Kingdom has the code E99999999",
                        "no postcode district ZZ9",
                        "no postcode district NOWHERE");
    }

    @Test
    void whatIsWrittenIsWhatWasReadInEveryEncodingAndSize() throws Exception {
        var warehouse = new Warehouse(folder.resolve("w"));
        var text = new StringBuilder("Date,Supplier,Amount,Postcode,Notes\n");
        // More rows than a group holds, and more texts than a dictionary.
        int rows = ParquetFile.GROUP + 10;
        for (int row = 0; row < rows; row++)
            text.append("01/04/2026,Café ").append(row % 90_000).append(",1.01,sy26nd,one note\n");
        var file = folder.resolve("big.csv");
        Files.write(file, text.toString().getBytes(Charset.forName("windows-1252")));
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "big.csv", file);
        var manifest = warehouse.manifests().getFirst();
        assertThat(manifest.encoding()).isEqualTo("windows-1252");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.prepareStatement("""
                        select count(*), sum(amount), count(distinct supplier), min(supplier), count(distinct line), max(line),
                               min(postcode), min(authority), max(purpose)
                        from read_parquet(?)
                        """)) {
            statement.setString(1, warehouse.root().resolve(manifest.lines()).toString());
            try (var found = statement.executeQuery()) {
                found.next();
                assertThat(found.getLong(1)).isEqualTo(rows);
                assertThat(found.getBigDecimal(2))
                        .isEqualByComparingTo(new BigDecimal("1.01").multiply(BigDecimal.valueOf(rows)));
                assertThat(found.getLong(3)).isEqualTo(90_000);
                assertThat(found.getString(4)).isEqualTo("Café 0");
                assertThat(found.getLong(5)).isEqualTo(rows);
                assertThat(found.getLong(6)).isEqualTo(rows + 1);
                assertThat(found.getString(7)).isEqualTo("SY2 6ND");
                assertThat(found.getString(8)).isEqualTo("E06000051");
            }
        }
    }

    /// Devon's file of April 2025 fell from 14,183 rows to 237.
    @Test
    void aMonthThatIsShortOrLacksADepartmentIsToBeLookedAt() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var loading = new Loading(warehouse, Postcodes.builtIn());
        load(loading, "2025-03.csv", 14_183, "03/2025", "Amount");
        var short_ = load(loading, "2025-04.csv", 237, "04/2025", "Net Amount");
        assertThat(loading.warnings(short_))
                .containsExactly(
                        "The number of payments fell from 14,183 to 237 since 2025-03.csv. Check that the file is whole.",
                        "The total fell from 1,418,300 to 23,700 since 2025-03.csv. Check that the file is whole.",
                        "The column for amount is now “Net Amount” and was “Amount” since 2025-03.csv. Check that they mean the same.");
        assertThat(loading.warnings(load(loading, "2025-04b.csv", 0, "04/2025", "Amount")))
                .singleElement()
                .asString()
                .startsWith("No line in it gave a payment.");
        var next = load(loading, "2025-05.csv", 237, "05/2025", "Net Amount");
        assertThat(loading.warnings(next)).isEmpty();
        var text = Files.readString(folder.resolve("2025-05.csv")).replace("People", "Place");
        Files.writeString(folder.resolve("2025-06.csv"), text.replace("05/2025", "06/2025"));
        var other = (Fresh) loading.load("devon", "2025-06.csv", folder.resolve("2025-06.csv"));
        assertThat(loading.warnings(other.manifest()))
                .containsExactly(
                        "Nothing is paid by People, which paid £23,700 since 2025-05.csv. Check that it was not left out.");
    }

    private Manifest load(Loading loading, String name, int rows, String month, String heading) throws IOException {
        var text = new StringBuilder("Date,Supplier,Directorate," + heading + "\n");
        for (int row = 0; row < rows; row++) text.append("%02d/%s,Acme,People,100\n".formatted(1 + row % 28, month));
        Files.writeString(folder.resolve(name), text);
        return ((Fresh) loading.load("devon", name, folder.resolve(name))).manifest();
    }

    /// Four processes load one folder at once; one is killed on the way and started again. Every
    /// line is there once.
    @Test
    void fourProcessesAtOnceLoseAndDoubleNothing() throws Exception {
        var files = folder.resolve("in/anytown");
        Files.createDirectories(files);
        int lines = 4_000;
        for (int file = 0; file < 24; file++) {
            var text = new StringBuilder("Date,Supplier,Amount\n");
            for (int line = 0; line < lines; line++)
                text.append("01/04/2026,Supplier ").append(file * lines + line).append(",1.00\n");
            Files.writeString(files.resolve("f" + file + ".csv"), text);
        }
        var warehouse = new Warehouse(folder.resolve("w"));
        var processes = new ArrayList<Process>();
        for (int each = 0; each < 4; each++) processes.add(start());
        while (warehouse.manifests().isEmpty() && processes.getFirst().isAlive()) TimeUnit.MILLISECONDS.sleep(2);
        processes.getFirst().destroyForcibly().waitFor();
        processes.set(0, start());
        for (var process : processes) {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
        }
        assertThat(warehouse.manifests()).hasSize(24);
        assertThat(share(warehouse).total()).isEqualByComparingTo(BigDecimal.valueOf(24L * lines));
        assertThat(suppliers()).isEqualTo(24L * lines);
        try (Stream<Path> left = Files.walk(folder.resolve("w/lines"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    private Process start() throws IOException {
        return Leash.on(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneLoad.class.getName(),
                        folder.resolve("in").toString(),
                        folder.resolve("w").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
    }

    /// The command, as a process of its own.
    static final class OneLoad {
        private OneLoad() {}

        public static void main(String[] folders) {
            System.exit(new picocli.CommandLine(new LoadCommand()).execute(folders[0], "--warehouse", folders[1]));
        }
    }

    private long suppliers() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.prepareStatement("select count(distinct supplier) from read_parquet(?)")) {
            statement.setString(1, folder + "/w/lines/*/*/*.parquet");
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private Path spending(String name, int rows) throws IOException {
        var text = new StringBuilder("Date,Supplier,Amount\n");
        for (int row = 1; row <= rows; row++)
            text.append("01/04/2026,Acme ").append(row).append(",£100.00\n");
        return Files.writeString(folder.resolve(name), text);
    }

    private static Local shropshire() {
        return Local.of("Shropshire", Set.of("E06000051"));
    }

    private static ShareReceipt ask(Warehouse warehouse) throws IOException {
        return new Shares(warehouse, Postcodes.builtIn())
                .ask(new Scope(shropshire(), Set.of(), FIRST, LAST), Breakdown.ALL);
    }

    private static LocalShare share(Warehouse warehouse) throws IOException {
        var answer = ask(warehouse).answer();
        return Shares.share(answer, answer.rows().getFirst());
    }

    private List<String> snapshot() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("w"))) {
            var found = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList())
                found.add(file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
            return found;
        }
    }

    @Test
    void theCommandSaysWhatItLoaded() throws IOException {
        Files.createDirectories(folder.resolve("in/anytown"));
        Files.move(spending("x.csv", 2), folder.resolve("in/anytown/april.csv"));
        Files.writeString(folder.resolve("in/anytown/read me.md"), "no spending");
        assertThat(load()).contains("100% anytown/april.csv: 2 payments, 0 lines set aside, £200.00");
        assertThat(load()).contains("loaded already");
    }

    private String load() {
        var out = new StringWriter();
        assertThat(new picocli.CommandLine(new LoadCommand())
                        .setOut(new PrintWriter(out))
                        .execute(
                                folder.resolve("in").toString(),
                                "--warehouse",
                                folder.resolve("w").toString()))
                .isZero();
        return out.toString();
    }
}
