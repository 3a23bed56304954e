package org.tallystick.spending.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.Leash;
import org.tallystick.Ports;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Narrowing;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.matching.Decisions;

/// The same questions asked of DuckDB in this process and of a Trino cluster of three processes,
/// over the same files: every figure is the same. `bin/check --cluster` runs it.
@Tag("cluster")
class ClusterTest {

    private static final List<String> CATEGORIES = List.of("Care", "Works", "", "IT", "Catering");
    private static final List<String> POSTCODES = List.of("SY2 6ND", "LE1 1FZ", "", "SY1 1AA", "RM17 6SL", "ZZ99 9ZZ");

    @TempDir
    static Path folder;

    private static Warehouse alone;
    private static Warehouse together;
    private static StorageServer storage;
    private static String url;

    @BeforeAll
    static void bothEnginesSeeTheSameFiles() throws Exception {
        alone = new Warehouse(folder.resolve("warehouse"));
        load();
        storage = StorageServer.start(folder.resolve("storage"));
        var port = Ports.free(3);
        say(run("start", "" + port));
        url = "jdbc:trino://127.0.0.1:" + port + "/spending";
        together = at(alone.root(), Map.of("url", url));
    }

    /// @param settings those of the warehouse, without the name that they share
    private static Warehouse at(Path root, Map<String, String> settings) {
        UnaryOperator<@Nullable String> setting = key -> settings.get(key.substring("tallystick.warehouse.".length()));
        return new Warehouse(root, Cluster.from(setting), ObjectStorage.from(setting));
    }

    @AfterAll
    static void stop() throws Exception {
        storage.close();
        say(run("stop"));
        assertThat(run("status").lines()).allMatch(line -> line.endsWith("not running"));
    }

    private static void say(String words) {
        System.out.print(words);
    }

    /// `bin/cluster` as somebody types it.
    private static String run(String... words) throws Exception {
        var command = new ArrayList<>(List.of("bin/cluster"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TALLYSTICK_DATA", folder.toString());
        builder.environment().put("TALLYSTICK_CLUSTER", folder.resolve("nodes").toString());
        builder.environment().put("TALLYSTICK_WAREHOUSE_BUCKET", StorageServer.BUCKET);
        builder.environment().put("TALLYSTICK_WAREHOUSE_ENDPOINT", storage.endpoint());
        // Three servers that answer a few hundred small questions: compiling them well costs more.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("AWS_ACCESS_KEY_ID", StorageServer.KEY);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", StorageServer.KEY);
        var cluster = Leash.on(builder.start());
        var said = new String(cluster.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(cluster.waitFor()).as(said).isZero();
        return said;
    }

    /// Three publishers over two years, with every kind of line; and the real files, where they
    /// are.
    private static void load() throws IOException {
        var loading = new Loading(alone, Postcodes.builtIn());
        var random = new Random(1844);
        for (var publisher : List.of("anytown", "barset", "o'neill"))
            for (int year = 2024; year < 2026; year++) {
                var file = folder.resolve(publisher + year + ".csv");
                Files.writeString(file, spending(random, year));
                loading.load(Warehouse.slug(publisher), file.getFileName().toString(), file);
                loading.load(
                        Warehouse.subcontract(Warehouse.slug(publisher), new java.util.UUID(year, 1)),
                        "A contract/" + year,
                        file);
            }
        var real = Path.of("../shared/data/spend").toAbsolutePath().normalize();
        if (Files.isDirectory(real))
            try (Stream<Path> files = Files.walk(real)) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".csv")).toList())
                    loading.load("real", real.relativize(file).toString(), file);
            }
        Spellings.write(alone, List.of(spelling("Firm 1", "micro"), spelling("Firm 2", "sme")));
    }

    private static String spending(Random random, int year) {
        var text = new StringBuilder("Date,Supplier,Amount,Department,Category,Postcode,SME,Invoice Date\n");
        for (int line = 0; line < 400; line++) {
            var day = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            text.append(day)
                    .append(",Firm ")
                    .append(random.nextInt(60))
                    .append(',')
                    .append(random.nextInt(-50_000, 2_000_000) / 100.0)
                    .append(",Department ")
                    .append(random.nextInt(4))
                    .append(',')
                    .append(CATEGORIES.get(random.nextInt(CATEGORIES.size())))
                    .append(',')
                    .append(POSTCODES.get(random.nextInt(POSTCODES.size())))
                    .append(random.nextBoolean() ? ",Yes," : ",,")
                    .append(random.nextInt(3) == 0 ? "" : day.minusDays(random.nextInt(60)))
                    .append('\n');
        }
        return text.toString();
    }

    private static Spelling spelling(String name, String size) {
        return new Spelling(
                name,
                "",
                "",
                "GB-COH-" + name,
                name + " LTD",
                "exact",
                "named",
                "E06000051",
                "SY2 6ND",
                size,
                "vcse",
                "yes",
                "england-1-2",
                "",
                "",
                "",
                "",
                "");
    }

    private static Scope scope(Set<String> publishers, Map<Narrowing, String> only) {
        return new Scope(
                Local.of("Shropshire", Set.of("E06000051")),
                publishers,
                LocalDate.of(1990, 1, 1),
                LocalDate.of(2099, 12, 31),
                only);
    }

    @Test
    void everyFigureIsTheSame() throws IOException {
        var figures = 0;
        for (var publishers : List.<Set<String>>of(Set.of(), Set.of("anytown", "o-neill")))
            for (var only : List.<Map<Narrowing, String>>of(Map.of(), narrowed())) {
                var scope = scope(publishers, only);
                for (var by : Breakdown.values()) figures += same(scope, "local-share", by, List.of());
                for (var name : new TreeMap<>(questions()).entrySet())
                    figures += same(scope, name.getKey(), Breakdown.ALL, name.getValue());
            }
        System.out.printf(
                "%,d figures of %d questions agree%n", figures, questions().size());
        assertThat(figures).isGreaterThan(1_000);
    }

    private static Map<Narrowing, String> narrowed() {
        var only = new EnumMap<Narrowing, String>(Narrowing.class);
        only.put(Narrowing.CATEGORY, "Care");
        only.put(Narrowing.SIZE, "sme");
        return only;
    }

    /// Every question with what it is asked beside the scope.
    private static Map<String, List<String>> questions() {
        var questions = new TreeMap<String, List<String>>();
        for (var name : ShareReceipt.QUESTIONS)
            questions.put(name, name.equals("new-and-lost") ? List.of("2025-01-01") : List.of());
        return questions;
    }

    private static int same(Scope scope, String name, Breakdown by, List<String> more) throws IOException {
        var here = new Shares(alone, Postcodes.builtIn()).ask(scope, name, by, more);
        var there = new Shares(together, Postcodes.builtIn()).ask(scope, name, by, more);
        assertThat(there.engine()).startsWith("Trino");
        assertThat(there.answer()).as(name + " by " + by).isEqualTo(here.answer());
        assertThat(new Shares(alone, Postcodes.builtIn()).verify(there)).isEmpty();
        return here.answer().rows().size() * here.answer().columns().size();
    }

    /// A line that no manifest speaks of is not counted, wherever it lies.
    @Test
    void whatIsNotLoadedIsNotCounted() throws IOException {
        var manifest = alone.manifests("anytown").getFirst();
        var lines = alone.root().resolve(manifest.lines());
        var left = lines.resolveSibling("left-over-00000000.parquet");
        Files.copy(lines, left);
        try {
            assertThat(same(scope(Set.of(), Map.of()), "local-share", Breakdown.QUARTER, List.of()))
                    .isPositive();
        } finally {
            Files.delete(left);
        }
    }

    /// While a worker dies a question is answered rightly or refused in a sentence, never wrongly;
    /// and soon the rest of the cluster answers again.
    @Test
    void aWorkerThatIsKilledCostsTimeAndNoFigure() throws Exception {
        var scope = scope(Set.of(), Map.of());
        var right = new Shares(alone, Postcodes.builtIn())
                .ask(scope, Breakdown.QUARTER)
                .answer();
        var pid = Long.parseLong(
                Files.readString(folder.resolve("nodes/worker-2/pid")).strip());
        var refusals = new ArrayList<String>();
        var answers = 0;
        var killed = Optional.<Instant>empty();
        var end = Instant.now().plus(Duration.ofMinutes(3));
        while (answers < 8 && Instant.now().isBefore(end)) {
            if (killed.isEmpty() && answers == 2) {
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                killed = Optional.of(Instant.now());
            }
            try {
                var answer = new Shares(together, Postcodes.builtIn()).ask(scope, Breakdown.QUARTER);
                assertThat(answer.answer()).isEqualTo(right);
                answers++;
            } catch (CommandRefused refused) {
                refusals.add(refused.getMessage());
            }
        }
        assertThat(answers).isEqualTo(8);
        assertThat(refusals).allMatch(each -> each.contains("Ask again"));
        System.out.printf(
                "A worker was killed: %d questions were refused, the last answer came %d s after.%n%s%n",
                refusals.size(),
                Duration.between(killed.orElseThrow(), Instant.now()).toSeconds(),
                String.join("\n", refusals));
    }

    /// What one machine loads into a bucket, the cluster reads there and another machine fetches;
    /// and a bucket that is gone lets nothing be loaded by halves.
    @Test
    void aBucketHoldsWhatTheFolderHolds() throws Exception {
        var settings = Map.of("bucket", StorageServer.BUCKET, "endpoint", storage.endpoint(), "url", url);
        var first = at(folder.resolve("first"), settings);
        var file = folder.resolve("bucket.csv");
        var random = new Random(1830);
        for (int year = 2023; year < 2025; year++) {
            Files.writeString(file, spending(random, year));
            new Loading(first, Postcodes.builtIn()).load("dorset", "spend " + year, file);
        }
        Spellings.write(first, List.of(spelling("Firm 3", "sme")));
        var scope = scope(Set.of(), Map.of());
        var here = new Shares(new Warehouse(first.root()), Postcodes.builtIn());
        var right = here.ask(scope, Breakdown.QUARTER).answer();
        var there = new Shares(first, Postcodes.builtIn()).ask(scope, Breakdown.QUARTER);
        assertThat(there.engine()).startsWith("Trino");
        assertThat(there.answer()).isEqualTo(right);

        var second = at(folder.resolve("second"), settings).fetched();
        assertThat(second.manifests()).isEqualTo(first.manifests());
        assertThat(new Shares(new Warehouse(second.root()), Postcodes.builtIn()).verify(there))
                .isEmpty();
        var bucket = ObjectStorage.from(bucketOnly(settings)).orElseThrow();
        assertThat(bucket.fetch(second.root())).isZero();
        // However the folder is written.
        assertThat(bucket.fetch(folder.resolve("first/../third"))).isPositive();
        assertThat(new Warehouse(folder.resolve("third")).manifests()).isEqualTo(first.manifests());

        // A corrected file loaded by the second replaces the first's, there too.
        Files.writeString(file, spending(random, 2023));
        var replaced = new Loading(second, Postcodes.builtIn()).load("dorset", "spend 2023", file);
        assertThat(replaced).isInstanceOf(Loaded.Replaced.class);
        assertThat(new Shares(second, Postcodes.builtIn())
                        .ask(scope, Breakdown.QUARTER)
                        .answer())
                .isEqualTo(new Shares(new Warehouse(second.root()), Postcodes.builtIn())
                        .ask(scope, Breakdown.QUARTER)
                        .answer())
                .isNotEqualTo(right);
        // Until the first has fetched it, what the cluster has is not what the first knows of.
        assertThatThrownBy(() -> new Shares(first, Postcodes.builtIn()).ask(scope, Breakdown.QUARTER))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("payments that are loaded");
        assertThat(first.fetched().manifests()).isEqualTo(second.manifests());

        var gone =
                at(folder.resolve("second"), Map.of("bucket", StorageServer.BUCKET, "endpoint", "http://127.0.0.1:1"));
        var before = second.manifests();
        Files.writeString(file, spending(random, 2026));
        assertThatThrownBy(() -> new Loading(gone, Postcodes.builtIn()).load("dorset", "spend 2026", file))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Nothing was changed");
        assertThat(second.manifests()).isEqualTo(before);
        // What the storage did not take does not stand here either: the next fetch would lose it.
        var decision = Decision.of(
                UUID.randomUUID(), new Named("Firm 3", "", ""), null, null, "Procurement officer", "In no register");
        assertThatThrownBy(() -> new Decisions(gone).add(decision)).isInstanceOf(CommandRefused.class);
        assertThat(new Decisions(second).all()).isEmpty();
        new Decisions(second).add(decision);
        first.fetched();
        assertThat(new Decisions(first).all()).containsExactly(decision);
    }

    private static UnaryOperator<@Nullable String> bucketOnly(Map<String, String> settings) {
        return key -> settings.get(key.substring("tallystick.warehouse.".length()));
    }

    /// Without a cluster the sentence says what to do.
    @Test
    void aClusterThatIsNotThereIsNamed() {
        var nowhere = at(alone.root(), Map.of("url", "jdbc:trino://127.0.0.1:1/spending"));
        assertThatThrownBy(() -> new Shares(nowhere, Postcodes.builtIn()).ask(scope(Set.of(), Map.of()), Breakdown.ALL))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("unset TALLYSTICK_WAREHOUSE_URL");
    }
}
