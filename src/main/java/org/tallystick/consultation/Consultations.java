package org.tallystick.consultation;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Launched consultations, their editions, and how many have answered. What was answered is for
/// [Responses].
@Component
public class Consultations {

    private static final RowMapper<Consultation> CONSULTATION = (row, _) -> new Consultation(
            row.getObject("consultation", UUID.class),
            new OrganisationId(row.getObject("owner", UUID.class)),
            row.getString("slug"),
            Mode.valueOf(row.getString("mode")),
            row.getTimestamp("opens").toInstant(),
            row.getTimestamp("closes").toInstant(),
            row.getTimestamp("typing_until").toInstant(),
            day(row.getDate("forget")),
            Consultation.State.valueOf(row.getString("state")),
            row.getInt("edition"));

    private static final RowMapper<Edition> EDITION = (row, _) -> new Edition(
            row.getObject("consultation", UUID.class),
            row.getInt("number"),
            Documents.content(row.getString("document")),
            row.getString("because"),
            row.getTimestamp("published_at").toInstant());

    private final JdbcClient db;

    /// Editions never change, and nor do the address and the mode of what is launched: so every
    /// answer need not ask for them again.
    private final Map<String, Address> addresses = new ConcurrentHashMap<>();

    private final Map<EditionKey, Edition> editions = new ConcurrentHashMap<>();

    Consultations(JdbcClient db) {
        this.db = db;
    }

    /// What stands fast from the launch on.
    public record Address(UUID consultation, Mode mode) {}

    private record EditionKey(UUID consultation, int number) {}

    private static @org.jspecify.annotations.Nullable LocalDate day(@org.jspecify.annotations.Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    /// Every consultation that was launched: those that end last come first.
    public List<Consultation> launched() {
        return db.sql("select * from consultation.current_window order by closes desc, consultation")
                .query(CONSULTATION)
                .list();
    }

    public Optional<Consultation> find(String slug) {
        return db.sql("select * from consultation.current_window where slug = :slug")
                .param("slug", slug)
                .query(CONSULTATION)
                .optional();
    }

    public Optional<Consultation> find(UUID id) {
        return db.sql("select * from consultation.current_window where consultation = :id")
                .param("id", id)
                .query(CONSULTATION)
                .optional();
    }

    /// A launched consultation that the actor looks after.
    public Optional<Consultation> kept(Actor actor, UUID id) {
        return find(id).filter(each -> keeps(actor, each.owner()));
    }

    public Optional<Address> address(String slug) {
        var known = addresses.get(slug);
        if (known != null) return Optional.of(known);
        var found = find(slug).map(each -> new Address(each.id(), each.mode()));
        found.ifPresent(address -> addresses.put(slug, address));
        return found;
    }

    public Optional<Edition> edition(UUID consultation, int number) {
        var key = new EditionKey(consultation, number);
        var known = editions.get(key);
        if (known != null) return Optional.of(known);
        var found = db.sql("""
                                select * from consultation.edition
                                where consultation = :consultation and number = :number
                                """)
                .param("consultation", consultation)
                .param("number", number)
                .query(EDITION)
                .optional();
        found.ifPresent(edition -> editions.put(key, edition));
        return found;
    }

    /// The edition that whoever answers now sees.
    public Edition latest(Consultation consultation) {
        return edition(consultation.id(), consultation.edition()).orElseThrow();
    }

    /// Every edition, the latest first.
    public List<Edition> editions(UUID consultation) {
        return db.sql("""
                        select * from consultation.edition
                        where consultation = :consultation order by number desc
                        """).param("consultation", consultation).query(EDITION).list();
    }

    /// How many have answered, as anybody may see it. Of anonymous answers those of the day at hand
    /// are not counted until it is over: a count that moves at once would tell when each of them
    /// came.
    public long told(Consultation consultation) {
        if (consultation.mode() != Mode.ANONYMOUS || consultation.closed()) return count(consultation.id());
        return db.sql("""
                        select count(*) from consultation.response
                        where consultation = :consultation
                          and coalesce(day < (clock_timestamp() at time zone 'Europe/London')::date, true)
                        """)
                .param("consultation", consultation.id())
                .query(Long.class)
                .single();
    }

    /// How many have answered: the one thing about the answers that anybody may know before they
    /// are all in.
    public long count(UUID consultation) {
        return db.sql("""
                        select coalesce((select responses from consultation.closing where consultation = :consultation),
                                        (select count(*) from consultation.response where consultation = :consultation))
                        """).param("consultation", consultation).query(Long.class).single();
    }

    /// Officers of the owner and its Social Value Group look after its consultations.
    public static boolean keeps(Actor actor, OrganisationId owner) {
        return actor.is(Role.OFFICER, owner) || actor.is(Role.GROUP, owner);
    }

    public static UUID[] keptBy(Actor actor) {
        var owners = new HashSet<>(actor.organisations(Role.OFFICER));
        owners.addAll(actor.organisations(Role.GROUP));
        return owners.stream().map(OrganisationId::value).toArray(UUID[]::new);
    }
}
