package org.tallystick.delivery.figure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;

/// What a supplier's confirmed contracts ask for, quarter by quarter, and what became of it: for
/// everybody, and in one statement over however many contracts.
@Component
public class SupplierLines {

    private final JdbcClient db;

    SupplierLines(JdbcClient db) {
        this.db = db;
    }

    /// One measure of one contract in one quarter.
    ///
    /// @param title of the contract
    /// @param claim empty where nothing was claimed
    /// @param state null where nothing was claimed
    /// @param grade on which evidence it was verified; null where it was not
    public record Line(
            UUID contract,
            String title,
            UUID edition,
            String measure,
            Quarter quarter,
            Optional<Quantity> claim,
            @Nullable ClaimState state,
            @Nullable Grade grade) {}

    /// By contract, measure and quarter.
    public List<Line> of(OrganisationId supplier) {
        return db.sql("""
                select k.*, c.title, '' as story from delivery.contract c
                join delivery.kept_line k on k.contract = c.id
                where c.supplier = :supplier
                order by c.title, c.id, k.edition, k.measure, k.quarter
                """)
                .param("supplier", supplier.value())
                .query((row, _) -> new Line(
                        Rows.id(row, "contract"),
                        row.getString("title"),
                        Rows.id(row, "edition"),
                        row.getString("measure"),
                        Rows.quarter(row, "quarter"),
                        Rows.quantity(row),
                        Rows.state(row, "state"),
                        Rows.grade(row, "grade")))
                .list();
    }
}
