package org.tallystick.consultation.answering;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.consultation.Mode;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Writes many answers and their receipts in one transaction.
@Component
public class AnswerWriter {

    private final JdbcClient db;
    private final Journal journal;
    private final TransactionTemplate transaction;

    AnswerWriter(JdbcClient db, Journal journal, TransactionTemplate transaction) {
        this.db = db;
        this.journal = journal;
        this.transaction = transaction;
    }

    /// The references that have a receipt.
    ///
    /// @param earlier those that were written before
    record Written(Set<String> references, Set<String> earlier) {
        boolean has(String reference) {
            return references.contains(reference);
        }

        boolean before(String reference) {
            return earlier.contains(reference);
        }
    }

    private record Row(Sending sending, UUID id) {}

    /// Anonymous answers need no ledger entry each, and so no transaction beside the one that every
    /// statement is: one trip to the database for all of them.
    ///
    /// @param sendings of different forms
    Written write(Collection<Sending> sendings) {
        var rows = sendings.stream().map(each -> new Row(each, each.row())).toList();
        var fresh = sendings.stream().allMatch(each -> each.mode() == Mode.ANONYMOUS)
                ? insert(rows)
                : Objects.requireNonNull(transaction.execute(_ -> journalled(rows)));
        var all = new HashSet<>(fresh);
        if (all.size() == rows.size()) return new Written(all, Set.of());
        var earlier = new HashSet<>(before(rows));
        earlier.removeAll(all);
        all.addAll(earlier);
        return new Written(all, earlier);
    }

    private List<String> journalled(List<Row> rows) {
        var fresh = insert(rows);
        var added = new HashSet<>(fresh);
        for (var row : rows)
            if (row.sending().mode() != Mode.ANONYMOUS
                    && added.contains(row.sending().reference()))
                journal.write(
                        Actor.PUBLIC,
                        "answer received",
                        About.of("answer", row.id()),
                        "",
                        Map.of("consultation", row.sending().consultation().toString()));
        return fresh;
    }

    private List<String> insert(List<Row> rows) {
        return db.sql("""
                        with sent as (
                            select * from unnest(:references::text[], :consultations::uuid[], :editions::int[], :ids::uuid[],
                                                 :answers::text[], :fingerprints::bytea[], :contacts::text[], :invitations::uuid[])
                                as sent (reference, consultation, edition, id, answers, fingerprint, contact, invitation)
                        ), here as (
                            select s.*, w.mode
                            from sent s join consultation.current_window w on w.consultation = s.consultation
                            where w.state = 'OPEN'
                        ), receipt as (
                            insert into consultation.receipt (reference, consultation, mode, response)
                            select reference, consultation, mode, case when mode = 'ANONYMOUS' then null else id end
                            from here on conflict do nothing returning reference
                        ), response as (
                            insert into consultation.response
                                (id, consultation, mode, edition, channel, answers, fingerprint, day, received_at, invitation, settled)
                            select id, consultation, mode, edition, 'ONLINE', answers::jsonb, fingerprint,
                                   (clock_timestamp() at time zone 'Europe/London')::date,
                                   case when mode = 'ANONYMOUS' then null else clock_timestamp() end,
                                   case when mode = 'ANONYMOUS' then null else invitation end, mode <> 'ANONYMOUS'
                            from here join receipt using (reference) order by id
                        ), contact as (
                            insert into consultation.contact (response, details)
                            select id, contact::jsonb from here join receipt using (reference)
                            where contact is not null and mode <> 'ANONYMOUS'
                        )
                        select reference from receipt
                        """)
                .param("references", each(rows, row -> row.sending().reference(), String[]::new))
                .param("consultations", each(rows, row -> row.sending().consultation(), UUID[]::new))
                .param("editions", each(rows, row -> row.sending().edition(), Integer[]::new))
                .param("ids", each(rows, Row::id, UUID[]::new))
                .param("answers", each(rows, row -> row.sending().answers(), String[]::new))
                .param("fingerprints", each(rows, row -> row.sending().fingerprint(), byte[][]::new))
                .param("contacts", each(rows, row -> row.sending().contact(), String[]::new))
                .param("invitations", each(rows, row -> row.sending().invitation(), UUID[]::new))
                .query(String.class)
                .list();
    }

    private List<String> before(List<Row> rows) {
        return db.sql("select reference from consultation.receipt where reference = any(:references)")
                .param("references", each(rows, row -> row.sending().reference(), String[]::new))
                .query(String.class)
                .list();
    }

    private static <T> T[] each(
            List<Row> rows,
            Function<Row, ? extends @org.jspecify.annotations.Nullable T> part,
            java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    /// Whether an answer with this reference has arrived.
    boolean arrived(UUID consultation, String reference) {
        return db.sql("""
                        select exists (select from consultation.receipt
                                       where reference = :reference and consultation = :consultation)
                        """)
                .param("reference", reference)
                .param("consultation", consultation)
                .query(Boolean.class)
                .single();
    }
}
