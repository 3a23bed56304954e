package org.tallystick.consultation.answering;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.consultation.WindowLock;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.store.FileName;
import org.tallystick.platform.store.FileType;
import org.tallystick.platform.store.Sniffing;
import org.tallystick.shared.Actor;

/// Files sent as answers. Until the answer is sent each is locked with its form's key, which the
/// respondent alone has; afterwards that key is the answer's id. Nobody opens one before the close.
@Component
public class AnswerFiles {

    /// 10 MB, as the pages say.
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private final JdbcClient db;
    private final Journal journal;
    private final Consultations consultations;

    AnswerFiles(JdbcClient db, Journal journal, Consultations consultations) {
        this.db = db;
        this.journal = journal;
        this.consultations = consultations;
    }

    /// What became of a file.
    sealed interface Keeping {
        record Kept(Answer.Uploaded file) implements Keeping {}

        /// @param because with what to do instead
        record Refused(Words because) implements Keeping {}
    }

    /// Keeps a file for one question of a form, once.
    ///
    /// @param typing whether an officer types in a reply, which may be after the close to the
    ///   public
    @Transactional
    Keeping keep(UUID consultation, UUID key, String item, String name, byte[] bytes, boolean typing) {
        if (bytes.length > MOST_BYTES) return new Keeping.Refused(RespondentWords.FILE_TOO_LARGE.words());
        return switch (Sniffing.judge(bytes, name)) {
            case Sniffing.Judged.Refused refused ->
                new Keeping.Refused(new Words(refused.because(), RespondentWords.FILE_REFUSED.in(true)));
            case Sniffing.Judged.Is(var type) -> {
                var file = new Answer.Uploaded(FileName.plain(name), sha256(bytes), bytes.length, type.name());
                yield added(consultation, key, item, file, bytes, typing)
                        ? new Keeping.Kept(file)
                        : new Keeping.Refused(RespondentWords.FILE_NOT_NOW.words());
            }
        };
    }

    private boolean added(
            UUID consultation, UUID key, String item, Answer.Uploaded file, byte[] bytes, boolean typing) {
        WindowLock.enter(db);
        return db.sql("""
                                insert into consultation.file (consultation, mode, form, item, name, sha256, size, kind, locked)
                                select w.consultation, w.mode, consultation.form_of(:key), :item, :name, :sha256, :size, :kind, :locked
                                from consultation.current_window w
                                where w.consultation = :consultation and w.mode <> 'ANONYMOUS'
                                  and (w.state = 'OPEN' or :typing and w.state = 'TYPING')
                                on conflict (form, item, sha256) do update set name = excluded.name, kept_at = excluded.kept_at
                                """)
                        .param("consultation", consultation)
                        .param("key", key)
                        .param("item", item)
                        .param("name", file.name())
                        .param("sha256", file.sha256())
                        .param("size", file.size())
                        .param("kind", file.kind())
                        .param("locked", AnswerCipher.lock(secret(key, item), bytes))
                        .param("typing", typing)
                        .update()
                == 1;
    }

    /// These answers with each file as it was kept for this form, whatever the form says of it; a
    /// file that was not sent with it is no answer. Most answers have none, and ask nothing here.
    public Answers own(UUID consultation, UUID key, Answers answers) {
        var own = answers;
        for (var each : answers.byItem().entrySet())
            if (each.getValue() instanceof Answer.Uploaded(var _, var sha256, var _, var _))
                own = own.with(
                        each.getKey(),
                        sending(consultation, key, each.getKey(), sha256).orElse(null));
        return own;
    }

    /// Marks the file as on its way, so that it is not cleared away under the answer.
    private Optional<Answer.Uploaded> sending(UUID consultation, UUID key, String item, String sha256) {
        return db.sql("""
                        update consultation.file set sending_at = clock_timestamp()
                        where consultation = :consultation and form = consultation.form_of(:key)
                          and item = :item and sha256 = :sha256
                        returning name, sha256, size, kind
                        """)
                .param("consultation", consultation)
                .param("key", key)
                .param("item", item)
                .param("sha256", sha256)
                .query((row, _) -> file(row))
                .optional();
    }

    private static Answer.Uploaded file(ResultSet row) throws SQLException {
        return new Answer.Uploaded(
                row.getString("name"), row.getString("sha256"), row.getInt("size"), row.getString("kind"));
    }

    /// A file that came with an answer.
    ///
    /// @param id leads to no answer
    public record Sent(UUID id, String item, Answer.Uploaded file) {

        public String words() {
            return AnswerTyped.words(file);
        }

        public FileType type() {
            return FileType.valueOf(file.kind());
        }
    }

    /// The files of a closed consultation, by question and name; none for whoever does not look
    /// after it.
    public List<Sent> all(Actor actor, UUID consultation) {
        if (consultations.kept(actor, consultation).filter(Consultation::closed).isEmpty()) return List.of();
        return db.sql("""
                        select f.id, f.item, f.name, f.sha256, f.size, f.kind
                        from consultation.sent_file f join consultation.closing c on c.consultation = f.consultation
                        where f.consultation = :consultation order by f.item, lower(f.name), f.id
                        """)
                .param("consultation", consultation)
                .query((row, _) -> new Sent(row.getObject("id", UUID.class), row.getString("item"), file(row)))
                .list();
    }

    /// A file and its bytes.
    record Opened(Sent sent, byte[] bytes) {}

    /// Opens a file of a closed consultation for those who look after it; that somebody did is
    /// written down.
    @Transactional
    Optional<Opened> open(Actor actor, UUID consultation, UUID id) {
        if (consultations.kept(actor, consultation).filter(Consultation::closed).isEmpty()) return Optional.empty();
        var opened = db.sql("""
                                select f.* from consultation.sent_file f
                                join consultation.closing c on c.consultation = f.consultation
                                where f.id = :id and f.consultation = :consultation
                                """)
                .param("id", id)
                .param("consultation", consultation)
                .query((row, _) -> opened(row))
                .optional();
        opened.ifPresent(each -> journal.write(
                actor,
                "file of an answer downloaded",
                About.of("consultation", consultation),
                "",
                Map.of("file", id.toString())));
        return opened;
    }

    private static Opened opened(ResultSet row) throws SQLException {
        var sent = new Sent(row.getObject("id", UUID.class), row.getString("item"), file(row));
        return new Opened(
                sent, bytes(row).orElseThrow(() -> new IllegalStateException("A file of an answer was changed")));
    }

    /// Each answer's file that is missing or changed, as a sentence; for `bin/tallystick doctor`.
    @Transactional(readOnly = true)
    List<String> check() {
        var breaches = new ArrayList<>(db.sql("""
                                        select 'consultation ' || r.consultation || ' has an answer to ' || e.key || ' whose file is not here'
                                        from consultation.response r cross join lateral jsonb_each(r.answers) e
                                        where r.mode <> 'ANONYMOUS' and jsonb_typeof(e.value) = 'object'
                                          and not exists (select from consultation.sent_file f
                                                          where f.response = r.id and f.item = e.key)
                                        """).query(String.class).list());
        db.sql("select * from consultation.sent_file").withFetchSize(1).query(row -> {
            if (!whole(row))
                breaches.add(
                        "file %s of an answer was changed: restore it from a backup".formatted(row.getString("id")));
        });
        return breaches;
    }

    private static boolean whole(ResultSet row) throws SQLException {
        var sha256 = row.getString("sha256");
        return bytes(row).filter(bytes -> sha256(bytes).equals(sha256)).isPresent();
    }

    private static Optional<byte[]> bytes(ResultSet row) throws SQLException {
        var key = row.getObject("response", UUID.class);
        return AnswerCipher.unlock(secret(key, row.getString("item")), row.getBytes("locked"));
    }

    private static String secret(UUID key, String item) {
        return "file " + key + " " + item;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
