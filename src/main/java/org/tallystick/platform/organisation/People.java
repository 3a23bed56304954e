package org.tallystick.platform.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Who can sign in, and the posts they hold. A post is given and ended, each a row; what somebody
/// may do is asked anew at every request, so that an ended post ends at once.
@Component
public class People {

    private static final RowMapper<Person> PERSON =
            (row, number) -> new Person(row.getObject("id", UUID.class), row.getString("name"), row.getString("email"));

    private static final RowMapper<PostHeld> POST = (row, number) -> new PostHeld(
            row.getObject("id", UUID.class),
            new Person(row.getObject("person", UUID.class), row.getString("person_name"), row.getString("email")),
            new OrganisationId(row.getObject("organisation", UUID.class)),
            row.getString("organisation_name"),
            Role.valueOf(row.getString("role")));

    private final JdbcClient db;
    private final Journal journal;

    People(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// A post as an administrator sees it.
    public record PostHeld(UUID id, Person person, OrganisationId organisation, String organisationName, Role role) {}

    /// Capitals of ASCII alone make no difference: elsewhere two letters may share a small one.
    public Optional<Person> withEmail(String email) {
        return db.sql("""
                        select id, name, email from organisation.person
                        where lower(email collate "C") = lower(cast(:email as text) collate "C")
                        """).param("email", email.trim()).query(PERSON).optional();
    }

    /// Who this account of a directory is: the person whom it signed in before, else the one with
    /// its address, unless another account of that directory is theirs already.
    ///
    /// @param subject the directory's own id for the account, which is never given to another
    @Transactional
    public Optional<Person> withAccount(String issuer, String subject, String email) {
        var person = bound(issuer, subject);
        if (person.isPresent()) return person;
        var named = withEmail(email);
        if (named.isEmpty()) return named;
        var bound = db.sql("""
                                insert into organisation.directory_account (issuer, subject, person)
                                values (:issuer, :subject, :person) on conflict do nothing
                                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("person", named.get().id())
                .update();
        if (bound == 1)
            journal.write(
                    Actor.SYSTEM,
                    "directory account bound",
                    About.of("person", named.get().id()),
                    "",
                    Map.of());
        return bound(issuer, subject);
    }

    private Optional<Person> bound(String issuer, String subject) {
        return db.sql("""
                        select p.id, p.name, p.email from organisation.directory_account a
                        join organisation.person p on p.id = a.person
                        where a.issuer = :issuer and a.subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(PERSON)
                .optional();
    }

    /// The person as an actor with every post that they hold now; empty where there is no such
    /// person.
    public Optional<Actor> actor(UUID person) {
        var name = db.sql("select name from organisation.person where id = :id")
                .param("id", person)
                .query(String.class)
                .optional();
        return name.map(known -> new Actor(
                person,
                known,
                new HashSet<>(db.sql("""
                                                        select organisation, role from organisation.current_post where person = :id
                                                        """)
                        .param("id", person)
                        .query((row, number) -> new Actor.Post(
                                new OrganisationId(row.getObject("organisation", UUID.class)),
                                Role.valueOf(row.getString("role"))))
                        .list())));
    }

    /// Adds a person, once for each address: whoever has it already stays as they are.
    @Transactional
    public Person add(Actor actor, UUID id, String email, String name) {
        var added = db.sql("""
                                insert into organisation.person (id, email, name) values (:id, :email, :name) on conflict do nothing
                                """)
                .param("id", id)
                .param("email", email.trim())
                .param("name", name)
                .update();
        if (added == 1) journal.write(actor, "person added", About.of("person", id), "", Map.of());
        return withEmail(email).orElseThrow();
    }

    /// Gives a post, once for each id that the caller made.
    @Transactional
    public void give(Actor actor, UUID post, UUID person, OrganisationId organisation, Role role) {
        var given = db.sql("""
                                insert into organisation.post (id, person, organisation, role, given_by)
                                values (:id, :person, :organisation, :role, :by) on conflict (id) do nothing
                                """)
                .param("id", post)
                .param("person", person)
                .param("organisation", organisation.value())
                .param("role", role.name())
                .param("by", actor.id())
                .update();
        if (given == 1)
            journal.write(
                    actor,
                    "post given",
                    About.of("person", person),
                    "",
                    Map.of("role", role.name(), "organisation", organisation.toString()));
    }

    public Optional<Person> find(UUID person) {
        return db.sql("select id, name, email from organisation.person where id = :id")
                .param("id", person)
                .query(PERSON)
                .optional();
    }

    /// Whether anybody administers anything here.
    public boolean administered() {
        return db.sql("select exists (select from organisation.current_post where role = 'ADMINISTRATOR')")
                .query(Boolean.class)
                .single();
    }

    /// Holds back whoever else would make the first administrator, until this transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAdministrators() {
        db.sql("lock table organisation.post in share row exclusive mode").update();
    }

    /// What became of ending a post.
    public enum Ended {
        /// Also where it had ended before.
        DONE,
        /// Nobody would be left to give posts there.
        LAST_ADMINISTRATOR
    }

    /// Ends a post with the reason; a post that has ended stays as it was.
    @Transactional
    public Ended end(Actor actor, UUID post, String because) {
        // One at a time for each organisation: two administrators could end each other's.
        db.sql("""
                        select o.id from organisation.organisation o join organisation.post p on p.organisation = o.id
                        where p.id = :post for update of o
                        """).param("post", post).query(UUID.class).optional();
        if (lastAdministrator(post)) return Ended.LAST_ADMINISTRATOR;
        var ended = db.sql("""
                                insert into organisation.post_end (post, ended_by, because)
                                select id, :by, :because from organisation.current_post
                                where id = :post and organisation = any(:mine)
                                on conflict do nothing
                                """)
                .param("by", actor.id())
                .param("because", because)
                .param("post", post)
                .param("mine", ids(actor))
                .update();
        if (ended == 1) journal.write(actor, "post ended", About.of("post", post), because, Map.of());
        return Ended.DONE;
    }

    private boolean lastAdministrator(UUID post) {
        return db.sql("""
                        select exists (
                            select from organisation.current_post c
                            where c.id = :post and c.role = 'ADMINISTRATOR' and not exists (
                                select from organisation.current_post other
                                where other.organisation = c.organisation and other.role = c.role and other.id <> c.id))
                        """).param("post", post).query(Boolean.class).single();
    }

    /// The posts at the organisations that this administrator looks after.
    public List<PostHeld> posts(Actor administrator) {
        return db.sql("""
                        select * from organisation.post_named where organisation = any(:mine)
                        order by organisation_name, person_name, role, id
                        """).param("mine", ids(administrator)).query(POST).list();
    }

    /// Who holds this role at this organisation now, by name: colleagues to choose from.
    public List<Person> holding(Role role, OrganisationId at) {
        return db.sql("""
                        select distinct p.id, p.name, p.email
                        from organisation.current_post c join organisation.person p on p.id = c.person
                        where c.organisation = :at and c.role = :role order by p.name, p.id
                        """)
                .param("at", at.value())
                .param("role", role.name())
                .query(PERSON)
                .list();
    }

    private static UUID[] ids(Actor administrator) {
        return administrator.organisations(Role.ADMINISTRATOR).stream()
                .map(OrganisationId::value)
                .toArray(UUID[]::new);
    }

    /// Everyone who can sign in, with their posts; for the demo's page only.
    List<PostHeld> everyone() {
        return db.sql("select * from organisation.post_named order by person_name, organisation_name, role, id")
                .query(POST)
                .list();
    }
}
