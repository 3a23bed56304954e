package org.tallystick.charter.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Today;

/// Who is to adopt a charter, and what each step of its approval decided on a version of the text.
@Component
public class Adoptions {

    private final JdbcClient db;
    private final Today today;
    private final Journal journal;
    private final Charters charters;
    private final Organisations organisations;

    Adoptions(JdbcClient db, Today today, Journal journal, Charters charters, Organisations organisations) {
        this.db = db;
        this.today = today;
        this.journal = journal;
        this.charters = charters;
        this.organisations = organisations;
    }

    /// One step of a body's approval.
    ///
    /// @param adopted null while it has not decided
    public record Step(
            int number,
            String name,
            @Nullable Boolean adopted,
            @Nullable LocalDate on,
            String minute) {}

    /// How a body stands to one version of the text.
    public record Standing(OrganisationId body, String name, Approval approval, List<Step> steps) {
        public Standing {
            steps = List.copyOf(steps);
        }

        public boolean adopted() {
            return steps.stream().allMatch(each -> Boolean.TRUE.equals(each.adopted()));
        }

        public boolean refused() {
            return steps.stream().anyMatch(each -> Boolean.FALSE.equals(each.adopted()));
        }

        /// The step that decides next; none where all have, or one refused.
        public List<Step> next() {
            return refused()
                    ? List.of()
                    : steps.stream()
                            .filter(each -> each.adopted() == null)
                            .limit(1)
                            .toList();
        }
    }

    private record Row(
            UUID body,
            Approval approval,
            int step,
            @Nullable Boolean adopted,
            @Nullable LocalDate on,
            String minute) {}

    /// Every body that is to adopt the charter, in the order in which they were added.
    public List<Standing> of(UUID charter, UUID draft) {
        var rows = db.sql("""
                                select m.body, m.approval, coalesce(a.step, 0) as step, a.adopted, a.decided_on,
                                       coalesce(a.minute, '') as minute
                                from charter.member m
                                left join charter.approval a on a.charter = m.charter and a.body = m.body and a.draft = :draft
                                where m.charter = :charter order by m.added_at, m.body, step
                                """)
                .param("charter", charter)
                .param("draft", draft)
                .query((row, _) -> new Row(
                        row.getObject("body", UUID.class),
                        Approval.valueOf(row.getString("approval")),
                        row.getInt("step"),
                        row.getObject("adopted", Boolean.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("minute")))
                .list();
        var standings = new ArrayList<Standing>();
        for (var body : rows.stream().map(Row::body).distinct().toList()) {
            var mine = rows.stream().filter(row -> row.body().equals(body)).toList();
            var id = new OrganisationId(body);
            standings.add(new Standing(
                    id,
                    organisations.find(id).map(Organisation::name).orElseThrow(),
                    mine.getFirst().approval(),
                    steps(mine)));
        }
        return standings;
    }

    private static List<Step> steps(List<Row> rows) {
        var steps = new ArrayList<Step>();
        for (var name : rows.getFirst().approval().steps()) {
            var number = steps.size() + 1;
            var decided = rows.stream().filter(row -> row.step() == number).findFirst();
            steps.add(new Step(
                    number,
                    name,
                    decided.map(Row::adopted).orElse(null),
                    decided.map(Row::on).orElse(null),
                    decided.map(Row::minute).orElse("")));
        }
        return steps;
    }

    /// Adds a body that is to adopt the charter; once.
    @Transactional
    public void add(Actor actor, UUID charter, OrganisationId body, Approval approval) {
        var added = db.sql("""
                                insert into charter.member (charter, body, approval, added_by)
                                values (:charter, :body, :approval, :by) on conflict do nothing
                                """)
                .param("charter", charter)
                .param("body", body.value())
                .param("approval", approval.name())
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "body asked to adopt the charter",
                    About.of("charter", charter),
                    "",
                    Map.of("body", body.toString(), "approval", approval.name()));
    }

    /// What a step decided.
    ///
    /// @param minute where it is written: the meeting and the number of the minute
    public record Recorded(boolean adopted, LocalDate on, String minute) {}

    /// Records what the next step of a body decided on this version of the text; gives what is
    /// wrong. A body may adopt the edition that is published although the next text is under way.
    ///
    /// @throws Conflict where the text has moved on since: it is asked for anew
    @Transactional
    public List<Problem> record(
            Actor actor, UUID key, Charter.Draft draft, OrganisationId body, int step, Recorded decided) {
        if (there(key)) return List.of();
        charters.lock(draft.charter());
        if (moved(draft))
            throw new Conflict(
                    "The text has changed since then: the decision was about the version before. Open the charter and check.");
        var standing = of(draft.charter(), draft.id()).stream()
                .filter(each -> each.body().equals(body))
                .findFirst();
        if (standing.isEmpty() || standing.get().next().stream().noneMatch(each -> each.number() == step))
            return List.of(Problem.ofAll(
                    "This step has already been decided, or is waiting for the one before: open the page again"));
        if (decided.on().isAfter(today.inLondon()))
            return List.of(new Problem("on", "Enter the day on which it decided, today at the latest"));
        var before = standing.get().steps().stream()
                .filter(each -> each.number() < step)
                .toList();
        if (before.stream().anyMatch(each -> each.on() != null && decided.on().isBefore(each.on())))
            return List.of(new Problem("on", "Enter a day on or after the one on which the step before decided"));
        db.sql("""
                        insert into charter.approval (id, draft, charter, body, step, adopted, decided_on, minute, recorded_by)
                        values (:id, :draft, :charter, :body, :step, :adopted, :on, :minute, :by)
                        """)
                .param("id", key)
                .param("draft", draft.id())
                .param("charter", draft.charter())
                .param("body", body.value())
                .param("step", step)
                .param("adopted", decided.adopted())
                .param("on", decided.on())
                .param("minute", decided.minute())
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                decided.adopted() ? "charter adopted" : "charter not adopted",
                About.of("charter", draft.charter()),
                decided.minute(),
                Map.of(
                        "body", body.toString(),
                        "step", Integer.toString(step),
                        "version", Integer.toString(draft.version()),
                        "on", decided.on().toString()));
        return List.of();
    }

    private boolean moved(Charter.Draft draft) {
        return db.sql("""
                        select exists (select from charter.draft where charter = :charter and version > :version)
                           and not exists (select from charter.latest_edition where draft = :draft)
                        """)
                .param("charter", draft.charter())
                .param("version", draft.version())
                .param("draft", draft.id())
                .query(Boolean.class)
                .single();
    }

    private boolean there(UUID key) {
        return db.sql("select exists (select from charter.approval where id = :id)")
                .param("id", key)
                .query(Boolean.class)
                .single();
    }
}
