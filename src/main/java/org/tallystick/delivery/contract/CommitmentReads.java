package org.tallystick.delivery.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.procurement.Promise;

/// Reads commitments for the nouns of this room, which decide who may see them.
@Component
public class CommitmentReads {

    private final JdbcClient db;

    CommitmentReads(JdbcClient db) {
        this.db = db;
    }

    /// In the order of their measures.
    public List<Commitment> of(UUID contract) {
        return db.sql("""
                select k.*, b.good, b.approaching, b.improvement
                from delivery.commitment k left join delivery.bands b on b.commitment = k.id
                where k.contract = :contract order by k.theme, k.measure
                """)
                .param("contract", contract)
                .query(CommitmentReads::commitment)
                .list();
    }

    public Optional<Commitment> find(UUID id) {
        return db.sql("""
                select k.*, b.good, b.approaching, b.improvement
                from delivery.commitment k left join delivery.bands b on b.commitment = k.id where k.id = :id
                """).param("id", id).query(CommitmentReads::commitment).optional();
    }

    private static Commitment commitment(ResultSet row, int number) throws SQLException {
        var good = row.getBigDecimal("good");
        return new Commitment(
                Rows.id(row, "id"),
                Rows.id(row, "contract"),
                Rows.id(row, "edition"),
                row.getString("measure"),
                row.getString("theme"),
                Rows.kind(row),
                row.getString("unit"),
                row.getString("name"),
                row.getString("words"),
                row.getString("verification"),
                Promise.Basis.valueOf(row.getString("basis")),
                row.getBoolean("less_is_better"),
                Grade.valueOf(row.getString("asked")),
                row.getString("asked_because"),
                Rows.organisation(row, "verifier"),
                row.getString("because"),
                good == null
                        ? Optional.empty()
                        : Optional.of(
                                new Bands(good, row.getBigDecimal("approaching"), row.getBigDecimal("improvement"))));
    }
}
