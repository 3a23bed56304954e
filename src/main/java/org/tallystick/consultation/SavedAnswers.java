package org.tallystick.consultation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.survey.AnswerDocument;
import org.tallystick.survey.Answers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Half-finished answers, locked (AES-256-GCM) with a code that only the respondent has: nobody
/// reads them before they are sent, whoever has the database. There is none for anonymous answers.
@Component
class SavedAnswers {

    private static final int CODE = 20;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient db;
    private final SecureRandom random = new SecureRandom();

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
        var hash = ByteBuffer.wrap(hash("code", key.toString()));
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
        Gates.enter(db);
        var code = code(saved.key());
        var added =
                db.sql(
                                """
                        insert into consultation.saved_answer (id, consultation, mode, locked)
                        select :id, w.consultation, :mode, :locked from consultation.current_window w
                        where w.consultation = :consultation and w.state = 'OPEN'
                        on conflict (id) do update set locked = excluded.locked, saved_at = now()
                        """)
                        .param("id", id(address.consultation(), Reference.plain(code)))
                        .param("consultation", address.consultation())
                        .param("mode", address.mode().name())
                        .param(
                                "locked",
                                lock(
                                        Reference.plain(code),
                                        saved.text().getBytes(StandardCharsets.UTF_8)))
                        .update();
        return added == 1 ? Optional.of(code) : Optional.empty();
    }

    /// What the code opens; empty where it opens nothing here.
    Optional<Saved> find(Consultations.Address address, String code) {
        return db.sql(
                        """
                        select locked from consultation.saved_answer
                        where id = :id and consultation = :consultation
                        """)
                .param("id", id(address.consultation(), Reference.plain(code)))
                .param("consultation", address.consultation())
                .query(byte[].class)
                .optional()
                .flatMap(locked -> unlock(Reference.plain(code), locked))
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
        var hash = ByteBuffer.wrap(hash("row " + consultation, code));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private byte[] lock(String code, byte[] plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, code, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + body.length).put(nonce).put(body).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<byte[]> unlock(String code, byte[] locked) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, code, Arrays.copyOf(locked, NONCE))
                            .doFinal(locked, NONCE, locked.length - NONCE));
        } catch (AEADBadTagException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, String code, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(hash("lock", code), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] hash(String what, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("saved answer " + what + " " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
