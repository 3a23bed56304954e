package org.tallystick.organisation;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.ledger.About;
import org.tallystick.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who can sign in, and the posts they hold. A post is given and ended, each a row; what somebody
/// may do is asked anew at every request, so that an ended post ends at once.
@Component
public class People {

    private static final RowMapper<Person> PERSON =
            (row, number) ->
                    new Person(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("email"));

    private static final String POSTS =
            """
            select c.id, c.role, c.organisation, o.name as organisation_name,
                   p.id as person, p.name as person_name, p.email
            from organisation.current_post c
            join organisation.person p on p.id = c.person
            join organisation.organisation o on o.id = c.organisation
            """;

    private static final RowMapper<PostHeld> POST =
            (row, number) ->
                    new PostHeld(
                            row.getObject("id", UUID.class),
                            new Person(
                                    row.getObject("person", UUID.class),
                                    row.getString("person_name"),
                                    row.getString("email")),
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
    public record PostHeld(
            UUID id,
            Person person,
            OrganisationId organisation,
            String organisationName,
            Role role) {}

    public Optional<Person> withEmail(String email) {
        return db.sql(
                        "select id, name, email from organisation.person where lower(email) ="
                                + " lower(:email)")
                .param("email", email.strip())
                .query(PERSON)
                .optional();
    }

    /// The person as an actor with every post that they hold now; empty where there is no such
    /// person.
    public Optional<Actor> actor(UUID person) {
        var name =
                db.sql("select name from organisation.person where id = :id")
                        .param("id", person)
                        .query(String.class)
                        .optional();
        return name.map(
                known ->
                        new Actor(
                                person,
                                known,
                                new HashSet<>(
                                        db.sql(
                                                        """
                                                        select organisation, role from organisation.current_post where person = :id
                                                        """)
                                                .param("id", person)
                                                .query(
                                                        (row, number) ->
                                                                new Actor.Post(
                                                                        new OrganisationId(
                                                                                row.getObject(
                                                                                        "organisation",
                                                                                        UUID.class)),
                                                                        Role.valueOf(
                                                                                row.getString(
                                                                                        "role"))))
                                                .list())));
    }

    /// Adds a person, once for each address: whoever has it already stays as they are.
    @Transactional
    public Person add(Actor actor, UUID id, String email, String name) {
        var added =
                db.sql(
                                """
                                insert into organisation.person (id, email, name) values (:id, :email, :name) on conflict do nothing
                                """)
                        .param("id", id)
                        .param("email", email.strip())
                        .param("name", name)
                        .update();
        if (added == 1) journal.write(actor, "person added", About.of("person", id), "", Map.of());
        return withEmail(email).orElseThrow();
    }

    /// Gives a post, once for each id that the caller made.
    @Transactional
    public void give(Actor actor, UUID post, UUID person, OrganisationId organisation, Role role) {
        var given =
                db.sql(
                                """
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

    /// Ends a post with the reason; a post that has ended stays as it was.
    @Transactional
    public boolean end(Actor actor, UUID post, String because) {
        var ended =
                db.sql(
                                """
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
        if (ended == 1)
            journal.write(actor, "post ended", About.of("post", post), because, Map.of());
        return ended == 1;
    }

    /// The posts at the organisations that this administrator looks after.
    public List<PostHeld> posts(Actor administrator) {
        return db.sql(
                        POSTS
                                + "where c.organisation = any(:mine) order by o.name, p.name,"
                                + " c.role, c.id")
                .param("mine", ids(administrator))
                .query(POST)
                .list();
    }

    /// Who holds this role at this organisation now, by name: colleagues to choose from.
    public List<Person> holding(Role role, OrganisationId at) {
        return db.sql(
                        """
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
        return db.sql(POSTS + "order by p.name, o.name, c.role, c.id").query(POST).list();
    }
}
