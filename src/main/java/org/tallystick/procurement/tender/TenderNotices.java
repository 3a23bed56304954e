package org.tallystick.procurement.tender;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.Notices.Notice;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The mails about a tender: each says whose turn it is now.
@Component
public class TenderNotices {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Notices notices;
    private final People people;

    TenderNotices(JdbcClient db, TransactionTemplate transaction, Notices notices, People people) {
        this.db = db;
        this.transaction = transaction;
        this.notices = notices;
        this.people = people;
    }

    private record Tender(String title, OrganisationId buyer) {}

    private Tender tender(UUID procurement) {
        return db.sql("""
                        select p.buyer, l.form ->> 'title' as title
                        from procurement.procurement p join procurement.plan l on l.procurement = p.id
                        where p.id = :id order by l.version desc limit 1
                        """)
                .param("id", procurement)
                .query((row, _) -> {
                    var title = row.getString("title");
                    return new Tender(
                            title == null || title.isBlank() ? "Untitled procurement" : title,
                            new OrganisationId(row.getObject("buyer", UUID.class)));
                })
                .single();
    }

    private List<Person> known(Collection<UUID> ids) {
        return ids.stream().map(people::find).flatMap(Optional::stream).toList();
    }

    /// The keys are made: each opener fetches their own.
    void keysMade(UUID key, UUID procurement, Collection<UUID> openers) {
        var tender = tender(procurement);
        notices.tell(
                known(openers),
                new Notice(
                        "opening key " + key,
                        "Fetch your opening key for “%s”".formatted(tender.title()),
                        "You are one of those who open the bids. Your key is shown once; print it. The tender cannot be published before all keys are fetched.",
                        "/work/procurements/" + procurement + "/keys",
                        null));
    }

    /// One key is in: another opener has until then.
    public void firstKey(UUID procurement, UUID officer, Instant until) {
        var tender = tender(procurement);
        notices.tell(
                known(openers(procurement).stream()
                        .filter(each -> !each.equals(officer))
                        .toList()),
                new Notice(
                        "first key " + procurement + " " + until,
                        "Open the bids for “%s” now".formatted(tender.title()),
                        "A colleague has entered their opening key. Enter yours until %s, or both keys are needed again."
                                .formatted(UkTime.time(until)),
                        "/work/procurements/" + procurement + "/opening",
                        null));
    }

    private List<UUID> openers(UUID procurement) {
        return db.sql("""
                        select o.person from procurement.opener o
                        join procurement.tender t on t.tender_key = o.tender_key where t.procurement = :procurement
                        """).param("procurement", procurement).query(UUID.class).list();
    }

    /// Somebody is named to score the bids.
    public void evaluatorNamed(UUID procurement, UUID person) {
        var tender = tender(procurement);
        notices.tell(
                known(List.of(person)),
                new Notice(
                        "evaluator " + procurement,
                        "You are named to score the bids for “%s”".formatted(tender.title()),
                        "Once the bids are open, first declare your interests, then score each question.",
                        "/work/evaluations",
                        null));
    }

    /// An award, or a later deadline, is proposed: another officer approves.
    ///
    /// @param what "An award", "A later deadline"
    /// @param page the last part of the page's address
    public void proposed(UUID key, UUID procurement, UUID by, String what, String page) {
        var tender = tender(procurement);
        notices.tell(
                Role.OFFICER,
                tender.buyer(),
                by,
                new Notice(
                        "proposed " + key,
                        "%s for “%s” waits for a second officer".formatted(what, tender.title()),
                        "A colleague proposed it. Look at the reasons, then approve it or leave it.",
                        "/work/procurements/" + procurement + "/" + page,
                        null));
    }

    @Scheduled(fixedDelay = 5, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void deadlines() {
        db.sql(
                        "select id from procurement.procurement_state where state = 'CLOSED' and deadline > now() - interval '7 days'")
                .query(UUID.class)
                .list()
                .forEach(each -> transaction.executeWithoutResult(_ -> deadlinePassed(each)));
    }

    /// The deadline is past: two openers open.
    private void deadlinePassed(UUID procurement) {
        var tender = tender(procurement);
        notices.tell(
                known(openers(procurement)),
                new Notice(
                        "deadline passed " + procurement,
                        "The deadline for “%s” has passed: open the bids".formatted(tender.title()),
                        "Two of the officers who hold a key open them together, within half an hour of each other.",
                        "/work/procurements/" + procurement + "/opening",
                        null));
    }
}
