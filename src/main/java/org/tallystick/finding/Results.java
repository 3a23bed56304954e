package org.tallystick.finding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Responses;
import org.tallystick.shared.Actor;
import org.tallystick.survey.Packed;
import org.tallystick.survey.PackedBuilder;
import org.tallystick.survey.PackedFile;
import org.tallystick.survey.Survey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/// The answers of closed consultations for those who look after them: packed when first asked for,
/// and tallied from there.
@Component
public class Results {

    private final JdbcClient db;
    private final Consultations consultations;
    private final Responses responses;

    Results(JdbcClient db, Consultations consultations, Responses responses) {
        this.db = db;
        this.consultations = consultations;
        this.responses = responses;
    }

    /// What somebody who looks after a consultation may see of its answers.
    public sealed interface Read {
        record All(Consultation consultation, Survey survey, Packed packed) implements Read {}

        /// How many there are so far is all that anybody may know.
        record Sealed(Consultation consultation, long count) implements Read {}
    }

    /// Nothing where the actor does not look after it.
    @Transactional
    public Optional<Read> read(Actor actor, UUID id) {
        return consultations
                .kept(actor, id)
                .map(
                        found ->
                                found.closed()
                                        ? all(found)
                                        : new Read.Sealed(found, consultations.count(id)));
    }

    private Read all(Consultation consultation) {
        var survey = consultations.latest(consultation).content().survey();
        return new Read.All(
                consultation,
                survey,
                kept(consultation).orElseGet(() -> pack(consultation, survey)));
    }

    private Optional<Packed> kept(Consultation consultation) {
        return db.sql("select content from finding.packed where consultation = :id")
                .param("id", consultation.id())
                .query((row, _) -> row.getBytes("content"))
                .optional()
                .map(Results::unpacked);
    }

    private static Packed unpacked(byte[] content) {
        try {
            return PackedFile.read(new ByteArrayInputStream(content));
        } catch (IOException spoilt) {
            throw new UncheckedIOException(spoilt);
        }
    }

    private Packed pack(Consultation consultation, Survey survey) {
        var builder = PackedBuilder.of(survey);
        responses.each(consultation.id(), response -> builder.add(response.answers()));
        var packed = builder.build();
        var content = new ByteArrayOutputStream();
        try {
            PackedFile.write(packed, content);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        db.sql(
                        """
                        insert into finding.packed (consultation, edition, content)
                        values (:id, :edition, :content) on conflict do nothing
                        """)
                .param("id", consultation.id())
                .param("edition", consultation.edition())
                .param("content", content.toByteArray())
                .update();
        return packed;
    }
}
