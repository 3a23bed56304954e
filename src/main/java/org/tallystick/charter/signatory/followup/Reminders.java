package org.tallystick.charter.signatory.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.charter.signatory.signing.Signings;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Mails whoever signed: two weeks before a step of the plan is due, when it is late, and two
/// months before the signature ends. Each is sent once.
@Component
public class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final People people;
    private final Signings signings;
    private final ObjectProvider<Mails> mails;
    private final String site;

    public Reminders(
            JdbcClient db,
            TransactionTemplate transaction,
            People people,
            Signings signings,
            ObjectProvider<Mails> mails,
            @Value("${tallystick.address}") String site) {
        this.db = db;
        this.transaction = transaction;
        this.people = people;
        this.signings = signings;
        this.mails = mails;
        this.site = site;
    }

    private record Due(UUID about, String kind, UUID signatory, UUID organisation, String words, LocalDate day) {}

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        signings.forget();
        send();
    }

    /// Sends what is due today and was not sent; gives how many. What the mail server does not take
    /// is tried again the next time.
    public int send() {
        var post = mails.getIfAvailable();
        if (post == null) return 0;
        var sent = 0;
        for (var each : due()) for (var person : people(each)) if (send(post, person, each)) sent++;
        return sent;
    }

    /// The row stands when the mail was taken: rather twice than never. Two servers do not send it
    /// twice, since the second waits for the first one's row.
    private boolean send(Mails post, Person person, Due due) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                if (!first(person, due)) return false;
                post.send(mail(person, due));
                return true;
            }));
        } catch (MailException notTaken) {
            LOG.warn("a reminder waits: {}", notTaken.getMessage());
            return false;
        }
    }

    private boolean first(Person person, Due due) {
        return db.sql(
                                "insert into signatory.reminder (about, kind, person) values (:about, :kind, :person) on conflict do nothing")
                        .param("about", due.about())
                        .param("kind", due.kind())
                        .param("person", person.id())
                        .update()
                == 1;
    }

    private List<Due> due() {
        return db.sql("""
                        with recursive today as (select (now() at time zone 'Europe/London')::date as day),
                        -- A step that was carried into a new signature is reminded of as the one that it was first.
                        step as (
                            select m.id, m.signature, m.words, m.due, m.id as first from signatory.milestone m where m.carries is null
                            union all
                            select m.id, m.signature, m.words, m.due, s.first
                            from step s join signatory.milestone m on m.carries = s.id
                        )
                        select m.first as about, case when m.due < t.day then 'LATE' else 'SOON' end as kind,
                               s.signatory, s.organisation, m.words, m.due as day
                        from today t, signatory.signatory_state s
                        join step m on m.signature = s.signature
                        where s.listed and m.due <= t.day + 14
                          and not exists (select from signatory.milestone_done d where d.milestone = m.id)
                        union all
                        select s.signature, 'ENDS', s.signatory, s.organisation, '', s.expires_on
                        from today t, signatory.signatory_state s
                        where s.listed and s.expires_on <= t.day + 60
                        order by 1, 2
                        """).query(Due.class).list();
    }

    private List<Person> people(Due due) {
        var at = new OrganisationId(due.organisation());
        var signed = people.holding(Role.SIGNATORY, at);
        return signed.isEmpty() ? people.holding(Role.SUPPLIER, at) : signed;
    }

    private Mail mail(Person person, Due due) {
        var page = site + "/work/signatories/mine/" + due.signatory();
        return switch (due.kind()) {
            case "SOON" ->
                new Mail(
                        person.email(),
                        "Your plan: a step is due on " + UkTime.date(due.day()),
                        "“%s” is due on %s.\n\nWhen it is done, say so in one line: %s\n"
                                .formatted(due.words(), UkTime.date(due.day()), page));
            case "LATE" ->
                new Mail(
                        person.email(),
                        "Your plan: a step is late",
                        "“%s” was due on %s and shows as late.\n\nIf it is done, say so in one line: %s\n"
                                .formatted(due.words(), UkTime.date(due.day()), page));
            default ->
                new Mail(
                        person.email(),
                        "Your signature ends on " + UkTime.date(due.day()),
                        "Your signature under the charter ends on %s. Renew it in a few minutes: %s\n"
                                .formatted(UkTime.date(due.day()), page));
        };
    }
}
