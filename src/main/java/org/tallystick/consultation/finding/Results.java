package org.tallystick.consultation.finding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Edition;
import org.tallystick.consultation.Response;
import org.tallystick.consultation.Responses;
import org.tallystick.library.survey.EditionRules;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedBuilder;
import org.tallystick.library.survey.tally.PackedFile;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import tools.jackson.core.type.TypeReference;

/// The answers of closed consultations for those who look after them: packed when first asked for,
/// and tallied from there.
@Component
class Results {

    private final JdbcClient db;
    private final Consultations consultations;
    private final Responses responses;
    private final Journal journal;

    Results(JdbcClient db, Consultations consultations, Responses responses, Journal journal) {
        this.db = db;
        this.journal = journal;
        this.consultations = consultations;
        this.responses = responses;
    }

    /// What somebody who looks after a consultation may see of its answers.
    public sealed interface Read {
        /// @param survey everything that any edition asked
        /// @param editions every edition's survey, the oldest first
        /// @param asked by item, how many were asked it
        /// @param designed below which counts nothing is published, as the editions say
        record All(
                Consultation consultation,
                Survey survey,
                List<Survey> editions,
                Packed packed,
                Map<String, Integer> asked,
                Thresholds designed)
                implements Read {
            public All {
                editions = List.copyOf(editions);
                asked = Map.copyOf(asked);
            }

            /// The same with small counts hidden of these questions too.
            All hiding(List<String> questions) {
                return new All(
                        consultation,
                        survey.hiding(questions),
                        editions.stream().map(each -> each.hiding(questions)).toList(),
                        packed,
                        asked,
                        designed);
            }

            int shownTo(String item) {
                return asked.getOrDefault(item, 0);
            }
        }

        /// How many there are so far is all that anybody may know.
        record Sealed(Consultation consultation, long count) implements Read {}
    }

    /// Nothing where the actor does not look after it.
    @Transactional
    public Optional<Read> read(Actor actor, UUID id) {
        return read(actor, id, true);
    }

    /// @param repeats whether answers count that say the same as another; without them the first of
    ///   several counts
    @Transactional
    public Optional<Read> read(Actor actor, UUID id, boolean repeats) {
        return consultations
                .kept(actor, id)
                .map(found -> found.closed() ? all(found, repeats) : new Read.Sealed(found, consultations.count(id)));
    }

    /// Every response of a closed consultation, one after the other; that somebody took them is
    /// written down.
    @Transactional
    void each(Actor actor, Consultation consultation, Consumer<Response> use) {
        journal.write(actor, "answers downloaded", About.of("consultation", consultation.id()), "", Map.of());
        responses.each(consultation.id(), use);
    }

    /// How many answers say the same as another. Nobody asks before the close: only then may it be
    /// known.
    long repeated(UUID consultation) {
        return responses.repeats(consultation);
    }

    private Read all(Consultation consultation, boolean repeats) {
        var contents = consultations.editions(consultation.id()).reversed().stream()
                .map(Edition::content)
                .toList();
        var editions = contents.stream().map(Content::survey).toList();
        var designed = contents.stream()
                .map(Content::hidden)
                .reduce(Thresholds::stricter)
                .orElseThrow();
        var survey = EditionRules.union(editions);
        if (kept(consultation, repeats).isEmpty()) pack(consultation, survey);
        var kept = kept(consultation, repeats).orElseThrow();
        return new Read.All(consultation, survey, editions, kept.packed(), kept.asked(), designed);
    }

    private record Kept(Packed packed, Map<String, Integer> asked) {}

    private Optional<Kept> kept(Consultation consultation, boolean repeats) {
        return db.sql("""
                        select content, asked::text as asked from finding.packed
                        where consultation = :id and repeats = :repeats
                        """)
                .param("id", consultation.id())
                .param("repeats", repeats)
                .query((row, _) -> new Kept(
                        unpacked(row.getBytes("content")),
                        Findings.JSON.readValue(row.getString("asked"), new TypeReference<Map<String, Integer>>() {})))
                .optional();
    }

    private static Packed unpacked(byte[] content) {
        try {
            return PackedFile.read(new ByteArrayInputStream(content));
        } catch (IOException spoilt) {
            throw new UncheckedIOException(spoilt);
        }
    }

    private void pack(Consultation consultation, Survey survey) {
        var editions = new HashMap<Integer, Survey>();
        for (Edition each : consultations.editions(consultation.id()))
            editions.put(each.number(), each.content().survey());
        var all = new Packing(survey, editions);
        var first = new Packing(survey, editions);
        responses.each(consultation.id(), response -> {
            all.add(response);
            if (!response.repeats()) first.add(response);
        });
        keep(consultation, true, all);
        keep(consultation, false, first);
    }

    /// Answers on their way into columns, and how many were asked each item.
    private static final class Packing {
        private final PackedBuilder builder;
        private final Map<Integer, Survey> editions;
        private final Map<String, Integer> asked = new HashMap<>();

        Packing(Survey survey, Map<Integer, Survey> editions) {
            builder = PackedBuilder.of(survey);
            this.editions = editions;
        }

        /// A reply on paper may answer what its writer was not asked: whoever answered was asked.
        void add(Response response) {
            builder.add(response.answers());
            var edition = editions.get(response.edition());
            var items = new HashSet<>(response.answers().byItem().keySet());
            if (edition != null) items.addAll(AnswerRules.shown(edition, response.answers()));
            items.forEach(item -> asked.merge(item, 1, Integer::sum));
        }
    }

    private void keep(Consultation consultation, boolean repeats, Packing packing) {
        var content = new ByteArrayOutputStream();
        try {
            PackedFile.write(packing.builder.build(), content);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        db.sql("""
                        insert into finding.packed (consultation, repeats, content, asked)
                        values (:id, :repeats, :content, :asked::jsonb) on conflict do nothing
                        """)
                .param("id", consultation.id())
                .param("repeats", repeats)
                .param("content", content.toByteArray())
                .param("asked", Findings.JSON.writeValueAsString(packing.asked))
                .update();
    }
}
