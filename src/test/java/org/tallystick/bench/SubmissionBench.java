package org.tallystick.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Schedule;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.design.Plans;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.porch.Assembly;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.UkTime;

/// Answers sent to a survey of 17 questions, 1.5 kB each, from 32 connections: read, checked
/// against the survey, and durable before the receipt. Beside them in the same run and on the same
/// PostgreSQL: pgbench with one insert of the same bytes, and a bare JDK HTTP server that does that
/// insert and nothing else.
final class SubmissionBench {

    private static final int SECONDS = 8;
    private static final int ROUNDS = 3;

    /// A whole web framework is compiled at run time: until then the compiler is measured.
    private static final int WARM = 30_000;

    static final String SLUG = "under-load";

    private SubmissionBench() {}

    static void run(Path folder, Table table) throws Exception {
        var consultation = fill(folder);
        var answers = AnswerDocument.write(answers(SurveyPacks.shropshire2016()));
        try (var server = Server.start(folder, Map.of("TALLYSTICK_CONSULTATION_ANSWERSFROMONEPLACE", "1000000000"))) {
            with(folder, db -> db.sql("""
                                            create table public.bench_answer (id uuid primary key, body jsonb not null)
                                            """).update());
            var ours = new Load(server.port(), key -> form(key, answers));
            for (var warm = 0; warm < 10 && ours.acknowledged() < WARM; warm++) ours.run(SECONDS);
            for (var round = 1; round <= ROUNDS; round++)
                row(table, round, inserts(folder, answers), bare(folder, answers), ours.run(SECONDS));
            table.row(
                    "answers acknowledged",
                    "%,d".formatted(ours.acknowledged()),
                    "LimeSurvey: 8.5 complete answers/s on one build of it",
                    "counted below");
            with(folder, db -> tally(table, db, consultation, ours.acknowledged()));
        }
    }

    /// Joins the running store for a moment only: its connections are few.
    private static void with(Path folder, java.util.function.Consumer<JdbcClient> use) {
        try (var store = Store.join(new StoreSettings(folder, Optional.empty()))) {
            use.accept(JdbcClient.create(store.source()));
        }
    }

    private static void row(Table table, int round, Inserts inserts, Load.Result bare, Load.Result sent) {
        table.row(
                "answers, round " + round,
                "%,.0f/s, p99 %.1f ms".formatted(sent.rate(), sent.p99()),
                "%s %,.0f/s; bare HTTP %,.0f/s, p99 %.1f ms"
                        .formatted(inserts.name(), inserts.rate(), bare.rate(), bare.p99()),
                "%.2f of the first, %.2f of the second, p99 %.2f times; goal 0.25, 0.60, 2"
                        .formatted(sent.rate() / inserts.rate(), sent.rate() / bare.rate(), sent.p99() / bare.p99()));
    }

    private static void tally(Table table, JdbcClient db, UUID consultation, long acknowledged) {
        var receipts = db.sql("select count(*) from consultation.receipt where consultation = :id")
                .param("id", consultation)
                .query(Long.class)
                .single();
        var responses = db.sql("select count(*) from consultation.response where consultation = :id")
                .param("id", consultation)
                .query(Long.class)
                .single();
        table.row(
                "answers kept",
                "%,d with %,d receipts".formatted(responses, receipts),
                "",
                responses.equals(receipts) && responses == acknowledged
                        ? "each acknowledged answer once"
                        : "THEY DIFFER");
    }

    static UUID fill(Path folder) {
        var application = new SpringApplicationBuilder(Assembly.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("tallystick.data", folder.toString()));
        try (var house = application.run()) {
            var council = house.getBean(Organisations.class)
                    .register(
                            Actor.SYSTEM,
                            new OrganisationId(UUID.randomUUID()),
                            new Organisations.Details("Council under load", Sector.PUBLIC, null, null),
                            Map.of());
            var words = Words.of("For a benchmark.");
            var opens = LocalDateTime.now(UkTime.LONDON).withNano(0);
            var plan = new Plan(
                    Mode.ANONYMOUS,
                    new Schedule(opens, opens.plusDays(90), 0, null, ""),
                    new Content(
                            anonymous(SurveyPacks.shropshire2016()),
                            new Notice(words, words, words, words, words),
                            false));
            var id = UUID.randomUUID();
            house.getBean(Plans.class).begin(Actor.SYSTEM, id, council, SLUG, plan);
            var launched = house.getBean(Launches.class).launch(Actor.SYSTEM, UUID.randomUUID(), id, 1);
            if (!(launched instanceof Launches.Done.Accepted))
                throw new IllegalStateException("not launched: " + launched);
            return id;
        }
    }

    /// Without the question that asks who answers.
    private static Survey anonymous(Survey survey) {
        return new Survey(
                survey.title(),
                survey.introduction(),
                survey.source(),
                survey.licence(),
                survey.sections().stream()
                        .map(section -> new org.tallystick.library.survey.Section(
                                section.id(),
                                section.title(),
                                section.introduction(),
                                section.shownIf(),
                                section.questions().stream()
                                        .filter(each -> !(each.kind() instanceof Kind.Contact))
                                        .toList()))
                        .toList());
    }

    /// The first option of everything, a number, and words up to 1.5 kB in all.
    private static Answers answers(Survey survey) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var item : anonymous(survey).items().toList()) {
            var choices = item.kind().choices();
            if (!choices.isEmpty())
                answers.put(
                        item.id(), new Answer.Chosen(List.of(choices.getFirst().id())));
            else if (item.kind() instanceof Kind.NumberIn(var least, var _, var _, var _))
                answers.put(item.id(), new Answer.Number(least));
        }
        var last = survey.items()
                .filter(item -> item.kind() instanceof Kind.LongText)
                .reduce((_, b) -> b)
                .orElseThrow();
        var kept = org.tallystick.library.survey.answer.AnswerRules.shown(survey, new Answers(answers));
        var asked = new Answers(answers).only(kept);
        var room = 1_500 - AnswerDocument.write(asked).length() - last.id().length() - 8;
        answers.put(last.id(), new Answer.Written("x".repeat(Math.max(1, room))));
        return new Answers(answers);
    }

    private static byte[] form(UUID key, String answers) {
        return post("/consultations/" + SLUG + "/answers", "application/x-www-form-urlencoded", body(key, answers));
    }

    private static String body(UUID key, String answers) {
        return "_key="
                + key
                + "&_edition=1&_section=check&_earlier="
                + URLEncoder.encode(answers, StandardCharsets.UTF_8);
    }

    private static final String ANSWERS = AnswerDocument.write(answers(SurveyPacks.shropshire2016()));

    /// A form with an answer to every question.
    static String body(UUID key) {
        return body(key, ANSWERS);
    }

    static void kept(Path folder, Table table, UUID consultation, long acknowledged) {
        with(folder, db -> tally(table, db, consultation, acknowledged));
    }

    private static byte[] plain(UUID key, String answers) {
        return post("/" + key, "application/json", answers);
    }

    private static byte[] post(String path, String type, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /// A server that reads the body, inserts it and answers.
    private static Load.Result bare(Path folder, String answers) throws Exception {
        try (var store = Store.join(new StoreSettings(folder, Optional.empty()))) {
            var server = bare(store);
            try {
                var load = new Load(server.getAddress().getPort(), key -> plain(key, answers));
                load.run(2);
                return load.run(SECONDS);
            } finally {
                server.stop(0);
            }
        }
    }

    private static HttpServer bare(Store store) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = UUID.fromString(exchange.getRequestURI().getPath().substring(1));
            try (var connection = store.source().getConnection();
                    var insert =
                            connection.prepareStatement("insert into public.bench_answer values (?," + " ?::jsonb)")) {
                insert.setObject(1, id);
                insert.setString(2, body);
                insert.executeUpdate();
                exchange.sendResponseHeaders(204, -1);
            } catch (java.sql.SQLException failed) {
                exchange.sendResponseHeaders(500, -1);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private record Inserts(String name, double rate) {}

    /// pgbench where the machine has it; otherwise a loop of 32 connections in its place.
    private static Inserts inserts(Path folder, String answers) throws Exception {
        var pgbench = Path.of("/usr/bin/pgbench");
        if (!Files.isExecutable(pgbench))
            try (var store = Store.join(new StoreSettings(folder, Optional.empty()))) {
                return new Inserts("32 JDBC writers (no pgbench here)", loop(store, answers));
            }
        var script = folder.resolve("insert.sql");
        Files.writeString(
                script,
                "insert into public.bench_answer values (gen_random_uuid(), '" + answers.replace("'", "''") + "');\n");
        var secret = Files.readAllLines(folder.resolve("postgres.connection"));
        var command = new ProcessBuilder(
                pgbench.toString(),
                "-h",
                "localhost",
                "-p",
                secret.get(0),
                "-U",
                "postgres",
                "-n",
                "-M",
                "prepared",
                "-c",
                "32",
                "-j",
                "2",
                "-T",
                String.valueOf(SECONDS),
                "-f",
                script.toString(),
                "postgres");
        command.environment().put("PGPASSWORD", secret.get(1));
        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = Pattern.compile("tps = ([0-9.]+)").matcher(said);
        if (!rate.find()) throw new IllegalStateException("pgbench said " + said);
        return new Inserts("pgbench", Double.parseDouble(rate.group(1)));
    }

    private static double loop(Store store, String answers) throws Exception {
        var done = new java.util.concurrent.atomic.LongAdder();
        var until = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var at = 0; at < 32; at++)
                threads.submit(() -> {
                    while (System.nanoTime() < until)
                        try (var connection = store.source().getConnection();
                                var insert = connection.prepareStatement(
                                        "insert into public.bench_answer values" + " (gen_random_uuid(), ?::jsonb)")) {
                            insert.setString(1, answers);
                            insert.executeUpdate();
                            done.increment();
                        }
                    return null;
                });
        }
        return done.sum() / (double) SECONDS;
    }
}
