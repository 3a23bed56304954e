package org.tallystick.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.library.disclosure.AuditRules;
import org.tallystick.library.disclosure.DisclosureRules;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedBuilder;
import org.tallystick.library.survey.tally.PackedFile;
import org.tallystick.library.survey.tally.TallyRules;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;

/// What a tally costs: a million responses to seventeen of Shropshire's items, from the packed
/// file, beside PostgreSQL counting the same answers in JSONB. Both must count the same.
final class SurveyBench {

    private static final int RESPONSES = 1_000_000;
    private static final int QUESTIONS = 17;
    private static final int ROUNDS = 3;
    private static final int BATCH = 5_000;

    private SurveyBench() {}

    static void run(Path folder, Table table) throws Exception {
        Files.createDirectories(folder);
        var survey = survey();
        var items = survey.items().filter(Item::tallied).map(Item::id).toList();
        var file = folder.resolve("responses.packed");
        try (var store = Store.open(new StoreSettings(folder.resolve("store"), Optional.empty()))) {
            var db = JdbcClient.create(store.source());
            db.sql("create table bench_response (answers jsonb not null)").update();
            pack(survey, store, file);
            db.sql("vacuum analyze bench_response").update();
            for (var round = 0; round < ROUNDS; round++) measure(file, items, db, table, round);
        }
        crossTab(survey, file, items, table);
    }

    /// The first seventeen items that are counted by answers, none of which may show small counts.
    private static Survey survey() {
        var kept = new ArrayList<Question>();
        for (var question : SurveyPacks.shropshire2016().questions().toList())
            if (question.items().stream().anyMatch(Item::tallied)
                    && kept.stream().mapToLong(SurveyBench::tallied).sum() + tallied(question) <= QUESTIONS)
                kept.add(strict(question));
        var whole = SurveyPacks.shropshire2016();
        return new Survey(
                whole.title(), null, null, null, List.of(new Section("s", whole.title(), null, List.of(), kept)));
    }

    private static long tallied(Question question) {
        return question.items().stream().filter(Item::tallied).count();
    }

    private static Question strict(Question question) {
        return new Question(
                question.id(),
                question.label(),
                null,
                question.kind(),
                null,
                question.shownIf(),
                null,
                question.aboutProtected(),
                null);
    }

    private static void pack(Survey survey, Store store, Path file) throws Exception {
        var random = new Random(2016);
        var builder = PackedBuilder.of(survey);
        var items = survey.items().filter(Item::tallied).toList();
        try (var connection = store.source().getConnection()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench_response from stdin");
            for (var batch = 0; batch < RESPONSES / BATCH; batch++) {
                var lines = new StringBuilder();
                for (var each = 0; each < BATCH; each++) {
                    var answers = answers(items, random);
                    builder.add(answers);
                    lines.append(AnswerDocument.write(answers).replace("\\", "\\\\"))
                            .append('\n');
                }
                var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
            connection.commit();
        }
        try (var out = Files.newOutputStream(file)) {
            PackedFile.write(builder.build(), out);
        }
    }

    private static Answers answers(List<Item> items, Random random) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var item : items) {
            var options = item.kind().choices();
            if (options.isEmpty() || random.nextInt(10) == 0) continue;
            // The later an option stands, the fewer choose it: the last ones are rare.
            var chosen = (int) (options.size() * Math.pow(random.nextDouble(), 4));
            answers.put(item.id(), new Answer.Chosen(List.of(options.get(chosen).id())));
        }
        return new Answers(answers);
    }

    private static void measure(Path file, List<String> items, JdbcClient db, Table table, int round) throws Exception {
        var started = System.nanoTime();
        var packed = read(file);
        var opened = System.nanoTime();
        var ours = new HashMap<String, Integer>();
        for (var item : items)
            for (var line : TallyRules.tally(packed.column(item).orElseThrow()).lines())
                if (line.count() > 0) ours.put(item + "=" + line.answer(), line.count());
        var tallied = System.nanoTime();
        var theirs = postgres(db);
        var asked = System.nanoTime();
        var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        table.row(
                "tallies, round " + (round + 1),
                "%.3f s, and %.3f s to open %d MB"
                        .formatted((tallied - opened) / 1e9, (opened - started) / 1e9, Files.size(file) >> 20),
                "%.2f s PostgreSQL over JSONB".formatted((asked - tallied) / 1e9),
                (ours.equals(theirs) ? "same counts" : "COUNTS DIFFER")
                        + ", "
                        + (used >> 20)
                        + " MB in use; goal: under 0.5 s, under 1 GB");
    }

    private static Packed read(Path file) throws Exception {
        return PackedFile.read(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    /// One statement for all questions: here it takes half the time of one for each.
    private static Map<String, Integer> postgres(JdbcClient db) {
        var counts = new HashMap<String, Integer>();
        db.sql("""
                        select given.key || '=' || chosen.value as answer, count(*) as times
                        from bench_response, jsonb_each(answers) given,
                             jsonb_array_elements_text(given.value) chosen
                        group by given.key, chosen.value
                        """).query(rows -> {
            counts.put(rows.getString("answer"), rows.getInt("times"));
        });
        return counts;
    }

    private static void crossTab(Survey survey, Path file, List<String> items, Table table) throws Exception {
        var packed = read(file);
        var wanted = new ArrayList<List<String>>();
        // A table of numbers names the numbers that were given: no release has one.
        for (var item : items)
            if (!(survey.item(item).orElseThrow().kind() instanceof Kind.NumberIn)) wanted.add(List.of(item));
        wanted.add(List.of("Q7a", "Q6"));
        for (var round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            var one = DisclosureRules.release(
                    survey, packed, List.of(List.of("Q7a", "Q4")), List.of(), Thresholds.DEFAULT, 2016);
            var crossed = System.nanoTime();
            var all = DisclosureRules.release(survey, packed, wanted, List.of(), Thresholds.DEFAULT, 2016);
            var released = System.nanoTime();
            table.row(
                    "cross-tab, round " + (round + 1),
                    "%.3f s with suppression".formatted((crossed - started) / 1e9),
                    "",
                    "goal: under 1 s; all %d tables of a release %.2f s, audit finds %d"
                            .formatted(
                                    all.tables().size(),
                                    (released - crossed) / 1e9,
                                    AuditRules.given(List.of(all, one)).size()));
        }
    }
}
