package org.tallystick.delivery.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.returns.Return.Claim;
import org.tallystick.platform.store.FileType;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Today;

/// Reads returns for the nouns of this room, which decide who may see them. A return's claims are
/// read while its row is: in one transaction both share a connection, where two would make as many
/// visitors as the pool has connections wait for one another.
@Component
@Transactional(readOnly = true)
public class ReturnReads {

    private final JdbcClient db;
    private final Today today;

    ReturnReads(JdbcClient db, Today today) {
        this.db = db;
        this.today = today;
    }

    /// Today in London by the database's clock, which alone judges what is due.
    public LocalDate today() {
        return today.inLondon();
    }

    public Optional<Return> find(UUID id) {
        return db.sql("""
                select r.*, later.id as replaced_by, o.because as reopened
                from delivery.return r
                left join delivery.return later on later.replaces = r.id
                left join delivery.reopening o on o.return = r.id
                where r.id = :id
                """).param("id", id).query(this::read).optional();
    }

    /// The return that stands for the quarter.
    Optional<Return> standing(UUID contract, Quarter quarter) {
        return db.sql("select id from delivery.live_return where contract = :contract and quarter = :quarter")
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /// Every return of the contract, corrected ones too, newest quarter first.
    List<Return> of(UUID contract) {
        return db.sql("""
                select r.*, later.id as replaced_by, o.because as reopened
                from delivery.return r
                left join delivery.return later on later.replaces = r.id
                left join delivery.reopening o on o.return = r.id
                where r.contract = :contract order by r.quarter desc, r.submitted_at desc, r.id
                """).param("contract", contract).query(this::read).list();
    }

    /// What these suppliers sent, what is to be corrected first, then the newest.
    ///
    /// @param suppliers as the text of a PostgreSQL array
    List<ReturnForms.Sent> sent(String suppliers) {
        return db.sql("""
                select * from (
                    select c.*, r.quarter, r.submitted_at,
                           (select count(*) from delivery.claim l where l.return = r.id) as claims,
                           (select count(*) from delivery.latest_verification v
                            where v.return = r.id and v.decision = 'QUERY') as queried,
                           exists (select from delivery.reopening o where o.return = r.id) as reopened
                    from delivery.live_return r join delivery.contract_named c on c.id = r.contract
                    where c.supplier = any(cast(:mine as uuid[]))) s
                order by queried > 0 or reopened desc, quarter desc, lower(title), id limit 100
                """)
                .param("mine", suppliers)
                .query((row, number) -> new ReturnForms.Sent(
                        Rows.contract(row, number),
                        Rows.quarter(row, "quarter"),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getInt("claims"),
                        row.getInt("queried"),
                        row.getBoolean("reopened")))
                .list();
    }

    boolean asked(UUID contract, Quarter quarter) {
        return db.sql("""
                select exists (
                    select from delivery.commitment k join delivery.target t on t.commitment = k.id
                    where k.contract = :contract and t.quarter = :quarter)
                """)
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .query(Boolean.class)
                .single();
    }

    private Return read(ResultSet row, int number) throws SQLException {
        var id = Rows.id(row, "id");
        var reopened = row.getString("reopened");
        return new Return(
                id,
                Rows.id(row, "contract"),
                Rows.quarter(row, "quarter"),
                Rows.optionalId(row, "replaces"),
                Rows.optionalId(row, "replaced_by"),
                row.getTimestamp("submitted_at").toInstant(),
                reopened == null ? "" : reopened,
                claims(id));
    }

    private List<Claim> claims(UUID id) {
        var files = files(id);
        return db.sql("""
                select s.*, k.kind from delivery.claim_state s join delivery.commitment k on k.id = s.commitment
                where s.return = :id order by k.theme, k.measure
                """)
                .param("id", id)
                .query((row, number) -> claim(row, files))
                .list();
    }

    private static Claim claim(ResultSet row, Map<UUID, List<EvidenceFile>> files) throws SQLException {
        var commitment = Rows.id(row, "commitment");
        var said = row.getString("said");
        return new Claim(
                commitment,
                Rows.quantity(row).orElseThrow(),
                row.getString("done"),
                files.getOrDefault(commitment, List.of()),
                Objects.requireNonNull(Rows.state(row, "state")),
                row.getInt("decisions"),
                Rows.optionalId(row, "verification"),
                Optional.ofNullable(Rows.grade(row, "grade")),
                said == null ? "" : said,
                Rows.optionalId(row, "carried_from") != null);
    }

    private record Attached(UUID commitment, EvidenceFile file) {}

    private Map<UUID, List<EvidenceFile>> files(UUID id) {
        return db
                .sql("""
                select a.commitment, e.* from delivery.claim_evidence a join delivery.evidence e on e.id = a.evidence
                where a.return = :id order by e.name, e.id
                """)
                .param("id", id)
                .query((row, number) -> new Attached(Rows.id(row, "commitment"), file(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Attached::commitment, Collectors.mapping(Attached::file, Collectors.toList())));
    }

    static EvidenceFile file(ResultSet row, int number) throws SQLException {
        return new EvidenceFile(
                Rows.id(row, "id"),
                new OrganisationId(Rows.id(row, "owner")),
                row.getString("sha256"),
                row.getString("name"),
                FileType.valueOf(row.getString("type")),
                row.getInt("size"),
                row.getTimestamp("added_at").toInstant());
    }
}
