package org.tallystick.consultation.answering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.WindowLock;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.answer.AnswerDocument;

/// Half-finished answers, locked (AES-256-GCM) with a code that only the respondent has: nobody
/// reads them before they are sent, whoever has the database. There is none for anonymous answers.
@Component
class SavedAnswers {

    private static final int CODE = 20;

    private final JdbcClient db;

    SavedAnswers(JdbcClient db) {
        this.db = db;
    }

    /// What was saved.
    ///
    /// @param from the code of the group that was asked; empty for none
    record Saved(UUID key, int edition, String from, boolean welsh, Answers answers) {

        static Saved of(Answering now) {
            return new Saved(now.key(), now.edition(), now.from(), now.welsh(), now.answers());
        }

        String text() {
            return String.join(
                    "\n",
                    key.toString(),
                    Integer.toString(edition),
                    from.lines().findFirst().orElse(""),
                    welsh ? "cy" : "en",
                    AnswerDocument.write(answers));
        }
    }

    /// The form's code: 100 bits that follow from its key, so that saving again changes no code.
    static String code(UUID key) {
        var hash = ByteBuffer.wrap(AnswerCipher.hash("code", key.toString()));
        var code = new StringBuilder();
        for (var at = 0; at < CODE; at++) {
            if (at > 0 && at % 4 == 0) code.append('-');
            code.append(Reference.DIGITS.charAt(hash.get(at) & 31));
        }
        return code.toString();
    }

    /// Saves in the place of what was saved from the same form before; gives its code, or nothing
    /// where the consultation is not open.
    @Transactional
    Optional<String> save(Consultations.Address address, Saved saved) {
        WindowLock.enter(db);
        var code = code(saved.key());
        var added = db.sql("""
                        insert into consultation.saved_answer (id, consultation, mode, locked, form)
                        select :id, w.consultation, :mode, :locked, consultation.form_of(:key) from consultation.current_window w
                        where w.consultation = :consultation and w.state = 'OPEN'
                        on conflict (id) do update set locked = excluded.locked, saved_at = now()
                        """)
                .param("id", id(address.consultation(), Reference.plain(code)))
                .param("consultation", address.consultation())
                .param("mode", address.mode().name())
                .param("key", saved.key())
                .param(
                        "locked",
                        AnswerCipher.lock(Reference.plain(code), saved.text().getBytes(StandardCharsets.UTF_8)))
                .update();
        return added == 1 ? Optional.of(code) : Optional.empty();
    }

    /// What the code opens; empty where it opens nothing here.
    Optional<Saved> find(Consultations.Address address, String code) {
        return db.sql("""
                        select locked from consultation.saved_answer
                        where id = :id and consultation = :consultation
                        """)
                .param("id", id(address.consultation(), Reference.plain(code)))
                .param("consultation", address.consultation())
                .query(byte[].class)
                .optional()
                .flatMap(locked -> AnswerCipher.unlock(Reference.plain(code), locked))
                .map(SavedAnswers::read);
    }

    private static Saved read(byte[] plain) {
        var parts = new String(plain, StandardCharsets.UTF_8).split("\n", 5);
        return new Saved(
                UUID.fromString(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                parts[3].equals("cy"),
                AnswerDocument.read(parts[4]));
    }

    private static UUID id(UUID consultation, String code) {
        var hash = ByteBuffer.wrap(AnswerCipher.hash("row " + consultation, code));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
