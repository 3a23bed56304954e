package org.tallystick.delivery.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;

/// What happened in a contract, in order: drawn from the facts, so that nothing has to be noted
/// twice.
@Component
public class Timelines {

    private static final int MOST = 500;

    private final JdbcClient db;
    private final Contracts contracts;

    Timelines(JdbcClient db, Contracts contracts) {
        this.db = db;
        this.contracts = contracts;
    }

    /// One thing that happened, or will.
    ///
    /// @param words "Return sent for April to June 2026"
    /// @param because the reason given for other targets; empty for everything else
    public record Event(Instant at, String words, String because) {}

    /// Everything that happened, the newest first; nothing where this actor may not see the contract.
    public List<Event> of(Actor actor, UUID contract) {
        if (contracts.find(actor, contract).isEmpty()) return List.of();
        return db.sql("""
                select * from delivery.contract_event where contract = :contract
                order by at desc, kind, quarter desc limit :most
                """)
                .param("contract", contract)
                .param("most", MOST)
                .query(Timelines::event)
                .list();
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        var words = switch (row.getString("kind")) {
            case "BEGUN" -> "The contract was entered here";
            case "CONFIRMED" -> "Promises agreed, and published";
            case "SENT" -> "Return sent for " + quarter(row);
            case "CORRECTED" -> "Return corrected for " + quarter(row);
            case "REOPENED" -> "Return reopened for " + quarter(row);
            case "DECIDED" -> "Return checked for %s: %s".formatted(quarter(row), decided(row));
            case "TARGET" -> "Other targets agreed for “%s”".formatted(row.getString("name"));
            default -> "The contract ends";
        };
        return new Event(row.getTimestamp("at").toInstant(), words, row.getString("words"));
    }

    private static String quarter(ResultSet row) throws SQLException {
        return Rows.quarter(row, "quarter").inWords();
    }

    private static String decided(ResultSet row) throws SQLException {
        var parts = new ArrayList<String>();
        var accepted = row.getInt("accepted");
        var queried = row.getInt("queried");
        var refused = row.getInt("refused");
        if (accepted > 0) parts.add(Many.of(accepted, "claim") + " accepted");
        if (queried > 0) parts.add(Many.of(queried, "question") + " asked");
        if (refused > 0) parts.add(Many.of(refused, "claim") + " refused");
        return String.join(", ", parts);
    }
}
