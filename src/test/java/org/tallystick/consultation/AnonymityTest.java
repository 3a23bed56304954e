package org.tallystick.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.answering.Holding;

/// An anonymous answer joins to nobody: it is sent with a canary in it, and then every column of
/// every table is dumped and searched, and so is the log. For each guard a planted fault shows that
/// the search would find it.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class AnonymityTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Responses responses;

    @Autowired
    Closings closings;

    @Autowired
    JdbcClient db;

    private record Table(String schema, String name) {
        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    /// Every row of every table as text with its hidden columns, as an owner of the database or of
    /// a dump could read it.
    private Map<Table, List<String>> dump() {
        var all = new LinkedHashMap<Table, List<String>>();
        var tables = db.sql("""
                                select table_schema as schema, table_name as name from information_schema.tables
                                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                                """).query(Table.class).list();
        assertThat(tables).hasSizeGreaterThan(40);
        for (var table : tables)
            all.put(
                    table,
                    // The names come from the database's own catalogue.
                    db.sql("select t::text from %s.\"%s\" t".formatted(table.schema(), table.name()))
                            .query(String.class)
                            .list());
        return all;
    }

    private static List<String> places(Map<Table, List<String>> dump, String words) {
        var found = new ArrayList<String>();
        dump.forEach((table, rows) -> {
            if (rows.stream().anyMatch(row -> row.contains(words))) found.add(table.toString());
        });
        return found;
    }

    /// @param stamp the transaction that wrote the row: two rows with one stamp were written at
    ///   once
    private record Kept(String id, String day, String received, String typist, String group, String stamp) {}

    private List<Kept> kept(UUID consultation) {
        return db.sql("""
                        select id::text, day::text, received_at::text as received, typed_by::text as typist,
                               invitation::text as "group", xmin::text as stamp
                        from consultation.response where consultation = :consultation order by ctid
                        """).param("consultation", consultation).query(Kept.class).list();
    }

    private String send(Consultation consultation, String comment) {
        var browser = Browser.stranger(house);
        var at = "/consultations/" + consultation.slug() + "/answer";
        var second = browser.send(browser.get(at), at, Map.of("Q1a", "Agree", "_then", "next"));
        var check = browser.send(second, at, Map.of("Q3", comment, "_then", "next"));
        key = check.page().expectFirst("input[name=_key]").val();
        var receipt = browser.send(check, at + "s", Map.of());
        assertThat(receipt.text()).contains("Your answers are in");
        return receipt.page().expectFirst(".govuk-panel strong").text();
    }

    private String key = "";

    @Test
    void noRowNoLogAndNoReceiptLeadsFromAnAnonymousAnswerToAnybody(CapturedOutput log) {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var canary = "canary-nine-wrens-" + UUID.randomUUID();
        var reference = send(consultation, canary);
        var dump = dump();

        assertThat(places(dump, canary)).containsExactly("consultation.response");
        var row = kept(consultation.id()).getFirst();
        assertThat(row.received()).isNull();
        assertThat(row.typist()).isNull();
        assertThat(row.group()).isNull();
        assertThat(row.day()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        assertThat(places(dump, row.id())).as("who else knows its id").containsExactly("consultation.response");
        assertThat(places(dump, key)).as("the form's key").isEmpty();
        assertThat(places(dump, reference)).as("the reference").containsExactly("consultation.receipt");
        assertThat(dump.getOrDefault(new Table("consultation", "receipt"), List.of()).stream()
                        .filter(each -> each.contains(reference)))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt).endsWith("ANONYMOUS,)"));
        var response = dump.getOrDefault(new Table("consultation", "response"), List.of()).stream()
                .filter(each -> each.contains(canary))
                .findFirst()
                .orElseThrow();
        assertThat(response)
                .doesNotContain("127.9.")
                .doesNotContain("127.0.0.1")
                .doesNotContainPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(entries(consultation.id())).as("in the ledger").doesNotContain("answer received");
        for (var secret : List.of(canary, key, reference, row.id(), "127.9."))
            assertThat(log).doesNotContain(secret);
    }

    private List<String> entries(UUID consultation) {
        return db.sql("select act from ledger.entry where about = :id or facts like '%' || :id || '%'")
                .param("id", consultation.toString())
                .query(String.class)
                .list();
    }

    @Test
    void aNamedAnswerWouldBeFound() {
        var consultation = holding.open(holding.council(), Mode.NAMED);
        var browser = Browser.stranger(house);
        var at = "/consultations/" + consultation.slug() + "/answer";
        var page = browser.send(browser.get(at), at, Map.of("Q1a", "Agree", "_then", "next"));
        page = browser.send(page, at, Map.of("_then", "next"));
        page = browser.send(page, at, Map.of("Q9.name", "A reader", "_then", "next"));
        browser.send(page, at + "s", Map.of());
        var row = kept(consultation.id()).getFirst();
        assertThat(row.received()).isNotNull();
        assertThat(places(dump(), row.id())).contains("consultation.receipt", "consultation.contact", "ledger.entry");
        assertThat(entries(consultation.id())).contains("answer received");
    }

    /// Twelve answers in a known order: where they lie, and which transaction wrote them.
    private List<String> order(Consultation consultation) {
        return db.sql("""
                        select answers ->> 'Q3' from consultation.response
                        where consultation = :consultation order by ctid
                        """)
                .param("consultation", consultation.id())
                .query(String.class)
                .list();
    }

    private List<String> sent(Consultation consultation) {
        var sent = new ArrayList<String>();
        for (var at = 0; at < 12; at++) {
            sent.add("number " + at);
            send(consultation, "number " + at);
        }
        return sent;
    }

    private int stamps(Consultation consultation) {
        return new HashSet<>(kept(consultation.id()).stream().map(Kept::stamp).toList()).size();
    }

    @Test
    void whenTheDayIsOverTheOrderOfArrivalIsGone() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var sent = sent(consultation);
        // What the rewriting is for: before it, a dump shows the order, and each one's transaction.
        assertThat(stamps(consultation)).isEqualTo(12);
        db.sql("update consultation.response set day = day - 1 where consultation = :id")
                .param("id", consultation.id())
                .update();
        var before = kept(consultation.id()).stream().map(Kept::id).toList();
        closings.settle();
        assertThat(order(consultation))
                .containsExactlyInAnyOrderElementsOf(sent)
                .isNotEqualTo(sent);
        assertThat(stamps(consultation)).isEqualTo(1);
        assertThat(kept(consultation.id()).stream().map(Kept::id)).doesNotContainAnyElementsOf(before);
        assertThat(entries(consultation.id())).contains("anonymous answers received");
        assertThat(db.sql("select facts from ledger.entry where act = 'anonymous answers received' and about = :id")
                        .param("id", consultation.id().toString())
                        .query(String.class)
                        .single())
                .contains("12");
    }

    @Test
    void atTheCloseAllAreMixedAndTheirDaysGo() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.ANONYMOUS);
        var sent = sent(consultation);
        holding.closesIn(consultation.id(), "-1 second");
        assertThat(closings.finish(council.officer(), consultation.id())).isEqualTo(new Closings.Closed.Done(12));
        assertThat(order(consultation))
                .containsExactlyInAnyOrderElementsOf(sent)
                .isNotEqualTo(sent);
        assertThat(stamps(consultation)).isEqualTo(1);
        assertThat(kept(consultation.id()).stream().map(Kept::day)).containsOnlyNulls();
    }

    /// The search finds what must not be there: a table that a careless change could add.
    @Test
    void theSearchFindsAPlantedJoin() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        db.sql("""
                        create table if not exists consultation.planted_visit (address text, answer uuid, at timestamptz);
                        create or replace function consultation.planted() returns trigger language plpgsql as $$
                        begin
                            insert into consultation.planted_visit values ('127.9.0.1', new.id, clock_timestamp());
                            return new;
                        end $$;
                        create or replace trigger planted after insert on consultation.response
                            for each row execute function consultation.planted();
                        """).update();
        try {
            send(consultation, "planted");
            var id = kept(consultation.id()).getFirst().id();
            assertThat(places(dump(), id))
                    .containsExactlyInAnyOrder("consultation.response", "consultation.planted_visit");
        } finally {
            db.sql("""
                            drop trigger planted on consultation.response;
                            drop function consultation.planted();
                            drop table consultation.planted_visit;
                            """).update();
        }
    }

    /// The database itself refuses an anonymous answer that carries a time, a typist or a group.
    @Test
    void theDatabaseRefusesATimeOnAnAnonymousAnswer() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        send(consultation, "x");
        for (var column : new TreeMap<>(Map.of("received_at", "now()", "typed_by", "gen_random_uuid()")).entrySet())
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> db.sql("update consultation.response set %s = %s where consultation = :id"
                                            .formatted(column.getKey(), column.getValue()))
                                    .param("id", consultation.id())
                                    .update())
                    .hasMessageContaining("check constraint");
    }
}
