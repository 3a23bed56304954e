package org.tallystick.charter.signatory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;

/// Who has signed which charter, how they stand, and what they hold to. All of it is public:
/// whoever signs is told so.
@Component
public class Signatories {

    private static final RowMapper<Signatory> SIGNATORY = (row, _) -> {
        var said = row.getString("said");
        return new Signatory(
                row.getObject("signatory", UUID.class),
                row.getObject("charter", UUID.class),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getObject("signature", UUID.class),
                row.getInt("number"),
                row.getObject("edition", UUID.class),
                Size.valueOf(row.getString("size")),
                row.getString("position"),
                row.getTimestamp("signed_at").toInstant(),
                row.getObject("signed_by", UUID.class),
                row.getObject("expires_on", LocalDate.class),
                Signatory.State.valueOf(row.getString("state")),
                row.getInt("decisions"),
                row.getObject("review", UUID.class),
                said == null ? "" : said);
    };

    private final JdbcClient db;
    private final Today today;

    Signatories(JdbcClient db, Today today) {
        this.db = db;
        this.today = today;
    }

    /// Today in London by the database's clock, which alone judges what is late and what lapsed.
    public LocalDate today() {
        return today.inLondon();
    }

    public Optional<Signatory> find(UUID id) {
        return db.sql("select * from signatory.signatory_state where signatory = :id")
                .param("id", id)
                .query(SIGNATORY)
                .optional();
    }

    public Optional<Signatory> find(UUID charter, OrganisationId organisation) {
        return db.sql("""
                        select * from signatory.signatory_state
                        where charter = :charter and organisation = :organisation
                        """)
                .param("charter", charter)
                .param("organisation", organisation.value())
                .query(SIGNATORY)
                .optional();
    }

    /// Every signatory of a charter, whatever its state, the newest signature first.
    public List<Signatory> of(UUID charter) {
        return db.sql("""
                        select * from signatory.signatory_state where charter = :charter
                        order by signed_at desc, signatory
                        """).param("charter", charter).query(SIGNATORY).list();
    }

    /// Those that stand on the public list, of every charter.
    public List<Signatory> listed() {
        return db.sql("""
                        select * from signatory.signatory_state
                        where listed order by signed_at desc, signatory
                        """).query(SIGNATORY).list();
    }

    /// The signatories for which this actor may act, the newest first.
    public List<Signatory> mine(Actor actor) {
        var organisations = new ArrayList<OrganisationId>();
        organisations.addAll(actor.organisations(Role.SIGNATORY));
        organisations.addAll(actor.organisations(Role.SUPPLIER));
        return db.sql("""
                        select * from signatory.signatory_state where organisation = any(:mine)
                        order by signed_at desc, signatory
                        """)
                .param("mine", organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .query(SIGNATORY)
                .list();
    }

    /// The signatory, where this actor may act for it.
    public Optional<Signatory> mine(Actor actor, UUID id) {
        return mine(actor).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private record Line(
            UUID signature, String principle, String answer, String how, Optional<Signatory.Milestone> step) {}

    /// What each of these signatures answered, by signature; in the order of the principles'
    /// references.
    public Map<UUID, List<Signatory.Held>> held(List<UUID> signatures) {
        var lines = db.sql("""
                                select a.signature, a.principle, a.answer, a.how, m.id, m.words, m.due,
                                       coalesce(d.shown, '') as shown
                                from signatory.answer a
                                left join signatory.milestone m on m.signature = a.signature and m.principle = a.principle
                                left join signatory.milestone_done d on d.milestone = m.id
                                where a.signature = any(:signatures)
                                order by a.signature, a.principle, m.due, m.number
                                """)
                .param("signatures", signatures.toArray(UUID[]::new))
                .query((row, _) -> new Line(
                        row.getObject("signature", UUID.class),
                        row.getString("principle"),
                        row.getString("answer"),
                        row.getString("how"),
                        Optional.ofNullable(row.getObject("id", UUID.class)).map(id -> milestone(row, id))))
                .list();
        var held = new LinkedHashMap<UUID, LinkedHashMap<String, List<Line>>>();
        for (var line : lines)
            held.computeIfAbsent(line.signature(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(line.principle(), _ -> new ArrayList<>())
                    .add(line);
        var all = new LinkedHashMap<UUID, List<Signatory.Held>>();
        held.forEach((id, each) ->
                all.put(id, each.values().stream().map(Signatories::one).toList()));
        return all;
    }

    public List<Signatory.Held> held(Signatory signatory) {
        return held(List.of(signatory.signature())).getOrDefault(signatory.signature(), List.of());
    }

    private static Signatory.Held one(List<Line> lines) {
        var first = lines.getFirst();
        return new Signatory.Held(
                first.principle(),
                first.answer(),
                first.how(),
                lines.stream().flatMap(line -> line.step().stream()).toList());
    }

    private static Signatory.Milestone milestone(java.sql.ResultSet row, UUID id) {
        try {
            return new Signatory.Milestone(
                    id, row.getString("words"), row.getObject("due", LocalDate.class), row.getString("shown"));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
