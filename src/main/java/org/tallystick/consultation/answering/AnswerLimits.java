package org.tallystick.consultation.answering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.shared.RateLimit;

/// Too many answers from one place in ten minutes are asked to wait, so that a script cannot flood
/// a consultation. Places are remembered in memory only, under a key that is made at the start and
/// forgotten at the stop; what is kept is how many answers a day were asked to wait.
@Component
class AnswerLimits {

    /// Nobody attaches more to an answer or two, and each may have 10 MB.
    private static final int MOST_FILES = 20;

    private final RateLimit limit;
    private final RateLimit files = new RateLimit(MOST_FILES, Duration.ofMinutes(10));
    private final SecretKeySpec key;
    private final JdbcClient db;
    private final InstantSource clock;

    AnswerLimits(
            JdbcClient db,
            @Value("${tallystick.consultation.answers-from-one-place:60}") int most,
            InstantSource clock) {
        this.clock = clock;
        this.db = db;
        limit = new RateLimit(most, Duration.ofMinutes(10));
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// Whether one more answer from this place is let through; one that is not is counted.
    boolean lets(UUID consultation, String place) {
        if (limit.allows(name(consultation, place), clock.instant())) return true;
        db.sql("""
                        insert into consultation.held_back (consultation, day, answers)
                        values (:consultation, (clock_timestamp() at time zone 'Europe/London')::date, 1)
                        on conflict (consultation, day) do update set answers = held_back.answers + 1
                        """).param("consultation", consultation).update();
        return false;
    }

    /// Whether one more file from this place is kept.
    boolean letsFile(UUID consultation, String place) {
        return files.allows(name(consultation, place), clock.instant());
    }

    private String name(UUID consultation, String place) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(consultation.toString().getBytes(StandardCharsets.UTF_8));
            var name = mac.doFinal(place.getBytes(StandardCharsets.UTF_8));
            return Long.toHexString(ByteBuffer.wrap(name).getLong());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
