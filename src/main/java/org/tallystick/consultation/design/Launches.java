package org.tallystick.consultation.design;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Documents;
import org.tallystick.consultation.Edition;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.UkTime;

/// Launching a consultation, correcting what it asks while it is open, and moving its close.
@Component
public class Launches {

    private final JdbcClient db;
    private final Journal journal;
    private final Plans plans;
    private final Consultations consultations;
    private final InstantSource clock;

    Launches(JdbcClient db, Journal journal, Plans plans, Consultations consultations, InstantSource clock) {
        this.clock = clock;
        this.db = db;
        this.journal = journal;
        this.plans = plans;
        this.consultations = consultations;
    }

    /// What became of a launch, a correction or an extension.
    public sealed interface Done {
        record Accepted(Consultation consultation) implements Done {}

        record Refused(List<Problem> problems) implements Done {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /// Somebody moved the close to this moment before, with a reason of their own.
        record Already(Consultation consultation) implements Done {}

        /// The plan was saved by somebody after it was looked at.
        record Changed(Draft now) implements Done {}

        record NotFound() implements Done {}
    }

    /// Publishes the version seen as the first edition, and opens by itself when its time comes.
    @Transactional
    public Done launch(Actor actor, UUID key, UUID consultation, int seen) {
        plans.lock(consultation);
        var draft = plans.find(actor, consultation);
        if (draft.isEmpty()) return new Done.NotFound();
        var standing = consultations.find(consultation);
        if (standing.isPresent()) return new Done.Accepted(standing.get());
        var now = draft.get();
        if (now.version() != seen) return new Done.Changed(now);
        var today = UkTime.day(clock.instant());
        var problems = new ArrayList<>(ReadinessRules.problems(now.plan(), today));
        var schedule = now.plan().schedule();
        var opens = instant(schedule.opens(), "opens", problems);
        var closes = instant(schedule.closes(), "closes", problems);
        var mode = now.plan().mode();
        if (!problems.isEmpty() || mode == null || opens == null || closes == null) return new Done.Refused(problems);
        edition(actor, key, now, 1, "");
        db.sql("""
                        insert into consultation.launch (consultation, mode, opens, closes, typing_until, forget, launched_by)
                        values (:consultation, :mode, :opens, :closes, :typing, :forget, :by)
                        """)
                .param("consultation", consultation)
                .param("mode", mode.name())
                .param("opens", Timestamp.from(opens))
                .param("closes", Timestamp.from(closes))
                .param("typing", Timestamp.from(typing(closes, schedule.typingDays())))
                .param("forget", schedule.forget() == null ? null : Date.valueOf(schedule.forget()))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "consultation launched",
                About.of("consultation", consultation),
                "",
                Map.of(
                        "mode", mode.name(),
                        "opens", opens.toString(),
                        "closes", closes.toString()));
        return new Done.Accepted(consultations.find(consultation).orElseThrow());
    }

    /// Days for typing count from now where the close lies in the past: a consultation that was
    /// held elsewhere is recorded here afterwards.
    private Instant typing(Instant closes, int days) {
        var from = closes.isBefore(clock.instant()) ? clock.instant() : closes;
        return from.equals(closes) && days == 0
                ? closes
                : from.atZone(UkTime.LONDON).plusDays(Math.max(1, days)).toInstant();
    }

    private static @org.jspecify.annotations.Nullable Instant instant(
            @org.jspecify.annotations.Nullable LocalDateTime onTheWall, String field, List<Problem> problems) {
        if (onTheWall == null) return null;
        var instant = UkTime.instant(onTheWall);
        if (instant.isEmpty())
            problems.add(new Problem(
                    field,
                    "Choose another time: clocks change that night, and no one moment or"
                            + " two moments have this time"));
        return instant.orElse(null);
    }

    /// Publishes the version seen as the next edition of a launched consultation. Whoever has begun
    /// to answer finishes on the edition that they saw.
    @Transactional
    public Done correct(Actor actor, UUID key, UUID consultation, int seen, String because) {
        plans.lock(consultation);
        var draft = plans.find(actor, consultation);
        var standing = consultations.find(consultation);
        if (draft.isEmpty() || standing.isEmpty()) return new Done.NotFound();
        if (published(key)) return new Done.Accepted(standing.get());
        var now = draft.get();
        if (now.version() != seen) return new Done.Changed(now);
        var problems = CorrectionRules.check(
                standing.get(),
                consultations.editions(consultation).stream()
                        .map(Edition::content)
                        .toList(),
                now.plan().content(),
                because);
        if (!problems.isEmpty()) return new Done.Refused(problems);
        edition(actor, key, now, standing.get().edition() + 1, because.strip());
        return new Done.Accepted(consultations.find(consultation).orElseThrow());
    }

    private boolean published(UUID key) {
        return db.sql("select exists (select from consultation.edition where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private void edition(Actor actor, UUID key, Draft draft, int number, String because) {
        db.sql("""
                        insert into consultation.edition (consultation, number, key, version, document, because, published_by)
                        values (:consultation, :number, :key, :version, :document::jsonb, :because, :by)
                        """)
                .param("consultation", draft.consultation())
                .param("number", number)
                .param("key", key)
                .param("version", draft.version())
                .param("document", Documents.write(draft.plan().content()))
                .param("because", because)
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "survey edition published",
                About.of("consultation", draft.consultation()),
                because,
                Map.of("number", Integer.toString(number)));
    }

    /// Moves the close to a later moment, while the consultation is coming or open by the
    /// database's clock.
    @Transactional
    public Done extend(Actor actor, UUID key, UUID consultation, Instant closes, String because) {
        plans.lock(consultation);
        var standing = consultations.kept(actor, consultation);
        if (standing.isEmpty()) return new Done.NotFound();
        if (because.isBlank()) return refused("because", "Say why people get more time: they will read this");
        var forget = standing.get().forget();
        if (forget != null && !UkTime.lastDay(closes).isBefore(forget))
            return refused(
                    "closes",
                    "Choose a close before "
                            + UkTime.date(forget)
                            + ": people were told that contact details are deleted on that day");
        var added = db.sql("""
                                insert into consultation.extension (id, consultation, closes, because, made_by)
                                select :id, consultation, :closes, :because, :by
                                from consultation.current_window
                                where consultation = :consultation and state in ('COMING', 'OPEN') and closes < :closes
                                on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("closes", Timestamp.from(closes))
                .param("because", because.strip())
                .param("by", actor.id())
                .param("consultation", consultation)
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "consultation extended",
                    About.of("consultation", consultation),
                    because.strip(),
                    Map.of("closes", closes.toString()));
        var now = consultations.find(consultation).orElseThrow();
        if (added == 1 || extended(key)) return new Done.Accepted(now);
        // The same close with another reason: people read the reason that came first.
        if (now.closes().equals(closes)) return new Done.Already(now);
        return now.open() || now.state() == Consultation.State.COMING
                ? refused("closes", "Choose a closing date later than the current one")
                : refused("closes", "It has closed and cannot be opened again");
    }

    private boolean extended(UUID key) {
        return db.sql("select exists (select from consultation.extension where id = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private static Done refused(String field, String message) {
        return new Done.Refused(List.of(new Problem(field, message)));
    }

    /// A close that was moved, and why.
    public record Extension(Instant closes, String because, Instant madeAt) {}

    public List<Extension> extensions(UUID consultation) {
        return db.sql("""
                        select closes, because, made_at from consultation.extension
                        where consultation = :consultation order by made_at
                        """)
                .param("consultation", consultation)
                .query((row, _) -> new Extension(
                        row.getTimestamp("closes").toInstant(),
                        row.getString("because"),
                        row.getTimestamp("made_at").toInstant()))
                .list();
    }
}
