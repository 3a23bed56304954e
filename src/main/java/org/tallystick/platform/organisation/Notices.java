package org.tallystick.platform.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Tells people that it is their turn: one mail with one link, written by the transaction that makes
/// it so and sent after it; or, for those who choose so, one mail each morning.
@Component
public class Notices {

    private final JdbcClient db;
    private final People people;
    private final ObjectProvider<Mails> mails;
    private final String site;

    Notices(JdbcClient db, People people, ObjectProvider<Mails> mails, @Value("${tallystick.address}") String site) {
        this.db = db;
        this.people = people;
        this.mails = mails;
        this.site = site;
    }

    /// What somebody is told.
    ///
    /// @param about what it is about; nobody is told of the same twice
    /// @param subject one line that says whose turn it is and of what
    /// @param words what happened and what to do, in a few sentences
    /// @param path the page on which it is done
    /// @param due by when; null where nothing says
    public record Notice(
            String about,
            String subject,
            String words,
            String path,
            @Nullable LocalDate due) {}

    /// Tells everybody who holds the role there, but not whoever did it.
    ///
    /// @param but the person who acts
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Role role, OrganisationId at, UUID but, Notice notice) {
        tell(
                people.holding(role, at).stream()
                        .filter(each -> !each.id().equals(but))
                        .toList(),
                notice);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<Person> whom, Notice notice) {
        for (var person : whom) tell(person, notice);
    }

    /// @return whether they had not been told before
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Person person, Notice notice) {
        var post = mails.getIfAvailable();
        var now = post != null && !daily(person.id());
        var first = db.sql("""
                        insert into organisation.notice (id, about, person, subject, words, path, due, mailed_at)
                        values (:id, :about, :person, :subject, :words, :path, :due,
                                case when :now then now() end)
                        on conflict (about, person) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("about", notice.about())
                .param("person", person.id())
                .param("subject", notice.subject())
                .param("words", notice.words())
                .param("path", notice.path())
                .param("due", notice.due())
                .param("now", now)
                .update();
        if (first == 1 && now && post != null) post.send(new Mail(person.email(), notice.subject(), text(notice)));
        return first == 1;
    }

    private String text(Notice notice) {
        return notice.words()
                + (notice.due() == null ? "" : "\n\nBy " + UkTime.date(notice.due()) + ".")
                + "\n\n"
                + site
                + notice.path()
                + "\n\nYou can get one mail each morning instead: "
                + site
                + "/work/reminders\n";
    }

    public boolean daily(UUID person) {
        return db.sql("select coalesce((select daily from organisation.mail_choice where person = :person), false)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void choose(UUID person, boolean daily) {
        db.sql("""
                        insert into organisation.mail_choice (person, daily) values (:person, :daily)
                        on conflict (person) do update set daily = excluded.daily, chosen_at = now()
                        """).param("person", person).param("daily", daily).update();
    }

    private record Line(
            UUID id,
            UUID person,
            String email,
            String subject,
            String path,
            @Nullable LocalDate due) {}

    /// Every morning at seven in London.
    @Scheduled(cron = "0 0 7 * * *", zone = "Europe/London")
    void morning() {
        digests();
    }

    /// Sends one mail to each person who chose so, with what they were told since the last; gives to
    /// how many. Two servers do not send it twice: the second finds the rows taken.
    @Transactional
    public int digests() {
        var post = mails.getIfAvailable();
        if (post == null) return 0;
        var lines = db.sql("""
                        with taken as (
                            update organisation.notice n set mailed_at = now()
                            from organisation.mail_choice c
                            where c.person = n.person and c.daily and n.mailed_at is null returning n.id
                        )
                        select n.id, n.person, n.email, n.subject, n.path, n.due
                        from organisation.notice_addressed n join taken t on t.id = n.id
                        order by n.person, n.due nulls last, n.told_at, n.id
                        """).query(Line.class).list();
        var sent = 0;
        for (var from = 0; from < lines.size(); ) {
            var until = from;
            while (until < lines.size()
                    && lines.get(until).person().equals(lines.get(from).person())) until++;
            post.send(digest(lines.subList(from, until)));
            sent++;
            from = until;
        }
        return sent;
    }

    private Mail digest(List<Line> lines) {
        var text = new StringBuilder("What waits for you since the last mail:\n");
        for (var each : lines) {
            text.append("\n- ").append(each.subject());
            if (each.due() != null) text.append(", by ").append(UkTime.date(each.due()));
            text.append("\n  ").append(site).append(each.path()).append("\n");
        }
        text.append("\nAll of it: ").append(site).append("/work\n");
        var many = lines.size() == 1 ? "1 thing" : lines.size() + " things";
        return new Mail(lines.getFirst().email(), many + " for you in Tallystick", text.toString());
    }
}
