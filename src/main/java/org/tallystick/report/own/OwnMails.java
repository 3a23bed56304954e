package org.tallystick.report.own;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Tells a supplier's people what was recorded about their contracts, with proofs that they can keep
/// where nobody here can change them.
@Component
class OwnMails {

    /// A proof has some five thousand characters; the others can be fetched.
    private static final int PROOFS = 10;

    private final ObjectProvider<Mails> mails;
    private final People people;
    private final PublicLog log;
    private final String site;

    OwnMails(ObjectProvider<Mails> mails, People people, PublicLog log, @Value("${tallystick.address}") String site) {
        this.mails = mails;
        this.people = people;
        this.log = log;
        this.site = site;
    }

    void send(OrganisationId supplier, List<OwnEntries.Own> own, Map<UUID, String> titles) {
        var post = mails.getIfAvailable();
        if (post == null) return;
        var text = text(own, titles);
        var subject = own.size() == 1
                ? "Recorded in the public log: " + own.getFirst().act()
                : "Recorded in the public log: %d acts about your contracts".formatted(own.size());
        for (Person person : people.holding(Role.SUPPLIER, supplier))
            post.send(new Mail(person.email(), subject, text));
    }

    private String text(List<OwnEntries.Own> own, Map<UUID, String> titles) {
        var text = new StringBuilder("""
                This was recorded about your contracts, and is in the public log of %s.
                If something was done in your name that you did not do, tell the council at once.

                Keep this message. The proofs in it show what was recorded, whatever becomes of the site. To check
                one, save it as a file and run: bin/tallystick receipt verify FILE --key KEY
                All your entries: %s/work/log-entries
                """.formatted(site, site));
        for (var at = 0; at < own.size(); at++) {
            var entry = own.get(at);
            text.append("\n%s, contract “%s”, %s%n%s/log/entries/%d.tlog-proof%n"
                    .formatted(
                            OwnPages.words(entry.act()),
                            titles.getOrDefault(entry.contract(), ""),
                            UkTime.time(entry.at()),
                            site,
                            entry.index()));
            if (at < PROOFS)
                text.append('\n').append(log.proof(entry.index()).orElse("")).append('\n');
        }
        return text.toString();
    }
}
