package org.tallystick.delivery.figure;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.framework.MeasureKind;
import org.tallystick.shared.Quarter;

/// One measure in one quarter, as sums that add to any other: a row of the tally, or one
/// commitment's contribution.
record TallyRow(
        Key key,
        Quarter quarter,
        long targets,
        BigDecimal promised,
        BigDecimal promisedOf,
        long expected,
        long answered,
        Claims claims,
        Claims verified,
        long checked,
        long queried,
        long refused) {

    /// @param theme the reference of the measure's theme
    record Key(UUID edition, String theme, String measure, MeasureKind kind) {}

    /// So many claims, and what they come to.
    record Claims(long number, BigDecimal part, BigDecimal of) {}

    static TallyRow read(ResultSet row, int number) throws SQLException {
        return new TallyRow(
                new Key(Rows.id(row, "edition"), row.getString("theme"), row.getString("measure"), Rows.kind(row)),
                Rows.quarter(row, "quarter"),
                row.getLong("targets"),
                row.getBigDecimal("promised"),
                row.getBigDecimal("promised_of"),
                row.getLong("expected"),
                row.getLong("answered"),
                new Claims(row.getLong("claims"), row.getBigDecimal("claimed"), row.getBigDecimal("claimed_of")),
                new Claims(
                        row.getLong("verified_claims"),
                        row.getBigDecimal("verified"),
                        row.getBigDecimal("verified_of")),
                row.getLong("checked_claims"),
                row.getLong("queried_claims"),
                row.getLong("refused_claims"));
    }
}
