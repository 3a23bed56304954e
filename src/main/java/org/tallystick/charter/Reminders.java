package org.tallystick.charter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tallystick.organisation.Mail;
import org.tallystick.organisation.Mails;
import org.tallystick.organisation.People;
import org.tallystick.organisation.Person;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Mails whoever signed: two weeks before a step of the plan is due, when it is late, and two
/// months before the signature ends. Each is sent once.
@Component
class Reminders {

    private final JdbcClient db;
    private final People people;
    private final Signings signings;
    private final ObjectProvider<Mails> mails;
    private final String site;

    Reminders(
            JdbcClient db,
            People people,
            Signings signings,
            ObjectProvider<Mails> mails,
            @Value("${tallystick.address}") String site) {
        this.db = db;
        this.people = people;
        this.signings = signings;
        this.mails = mails;
        this.site = site;
    }

    private record Due(
            UUID about,
            String kind,
            UUID signatory,
            UUID organisation,
            String words,
            LocalDate day) {}

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        signings.forget();
        send();
    }

    /// Sends what is due today and was not sent; gives how many.
    int send() {
        var post = mails.getIfAvailable();
        if (post == null) return 0;
        var sent = 0;
        for (var each : due()) {
            // Whoever writes the row sends the mail: two servers do not send it twice.
            var first =
                    db.sql(
                                    "insert into charter.reminder (about, kind) values (:about, :kind) on conflict do nothing")
                            .param("about", each.about())
                            .param("kind", each.kind())
                            .update();
            if (first == 0) continue;
            for (var person : people(each)) {
                post.send(mail(person, each));
                sent++;
            }
        }
        return sent;
    }

    private List<Due> due() {
        return db.sql(
                        """
                        with today as (select (now() at time zone 'Europe/London')::date as day)
                        select m.id as about, case when m.due < t.day then 'LATE' else 'SOON' end as kind,
                               s.signatory, s.organisation, m.words, m.due as day
                        from today t, charter.signatory_state s
                        join charter.milestone m on m.signature = s.signature
                        where s.listed and m.due <= t.day + 14
                          and not exists (select from charter.milestone_done d where d.milestone = m.id)
                          and not exists (select from charter.reminder r where r.about = m.id
                                          and r.kind = case when m.due < t.day then 'LATE' else 'SOON' end)
                        union all
                        select s.signature, 'ENDS', s.signatory, s.organisation, '', s.expires_on
                        from today t, charter.signatory_state s
                        where s.listed and s.expires_on <= t.day + 60
                          and not exists (select from charter.reminder r where r.about = s.signature and r.kind = 'ENDS')
                        order by 1, 2
                        """)
                .query(Due.class)
                .list();
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
