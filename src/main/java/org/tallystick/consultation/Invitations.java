package org.tallystick.consultation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.shared.Actor;

/// Groups that are asked to answer, as groups: no list of their people is kept, and who answered is
/// known by group only.
@Component
public class Invitations {

    private final JdbcClient db;
    private final Journal journal;
    private final ObjectProvider<Mails> mails;
    private final String site;

    Invitations(
            JdbcClient db, Journal journal, ObjectProvider<Mails> mails, @Value("${tallystick.address}") String site) {
        this.db = db;
        this.journal = journal;
        this.mails = mails;
        this.site = site;
    }

    /// A group as officers see it.
    ///
    /// @param sent how often it was written to
    /// @param answers how many came by its link
    public record Group(UUID id, String name, String email, String code, int sent, long answers) {}

    /// The group whose link was followed. Anonymous answers are not counted by group: a small group
    /// would give its people away.
    public Optional<UUID> find(Consultations.Address address, String code) {
        if (code.isEmpty() || address.mode() == Mode.ANONYMOUS) return Optional.empty();
        return db.sql("""
                        select id from consultation.invitation
                        where consultation = :consultation and code = :code
                        """)
                .param("consultation", address.consultation())
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    public List<Group> of(UUID consultation) {
        return db.sql("""
                        select i.id, i.name, i.email, i.code,
                               (select count(*) from consultation.invitation_sent s where s.invitation = i.id)::int as sent,
                               (select count(*) from consultation.response r
                                where r.consultation = i.consultation and r.invitation = i.id) as answers
                        from consultation.invitation i where i.consultation = :consultation order by i.name, i.id
                        """)
                .param("consultation", consultation)
                .query(Group.class)
                .list();
    }

    /// Adds a group, once for each key.
    @Transactional
    public void add(Actor actor, UUID key, UUID consultation, String name, String email) {
        var added = db.sql("""
                                insert into consultation.invitation (id, consultation, name, email, code, made_by)
                                values (:id, :consultation, :name, :email, :code, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("consultation", consultation)
                .param("name", name)
                .param("email", email)
                .param("code", key.toString().substring(0, 8))
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "group named to invite",
                    About.of("consultation", consultation),
                    "",
                    Map.of("group", key.toString()));
    }

    /// Writes to a group that has an address, once for each key; says whether there is a way to.
    @Transactional
    public boolean send(Actor actor, UUID key, Consultation held, String title, UUID group) {
        var found =
                of(held.id()).stream().filter(each -> each.id().equals(group)).findFirst();
        var way = mails.getIfAvailable();
        if (found.isEmpty() || found.get().email().isEmpty() || way == null) return false;
        var added = db.sql("""
                        insert into consultation.invitation_sent (id, invitation, sent_by)
                        values (:key, :group, :by) on conflict (id) do nothing
                        """)
                .param("key", key)
                .param("group", group)
                .param("by", actor.id())
                .update();
        if (added == 0) return true;
        journal.write(
                actor, "group invited", About.of("consultation", held.id()), "", Map.of("group", group.toString()));
        way.send(new Mail(found.get().email(), "We ask for your views: " + title, """
                        You are invited to answer “%s”, as %s.

                        You can answer here until %s: %s

                        Please pass this on to whoever in your group should answer.
                        """.formatted(
                        title,
                        found.get().name(),
                        org.tallystick.shared.UkTime.deadline(held.closes()),
                        address(held, found.get()))));
        return true;
    }

    String address(Consultation held, Group group) {
        var page = site + "/consultations/" + held.slug();
        return held.mode() == Mode.ANONYMOUS ? page : page + "?from=" + group.code();
    }
}
