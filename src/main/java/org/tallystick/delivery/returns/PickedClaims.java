package org.tallystick.delivery.returns;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.SamplingRules;
import org.tallystick.shared.Quarter;

/// Claims that were picked at random to be checked.
@Component
public class PickedClaims {

    private final JdbcClient db;

    PickedClaims(JdbcClient db) {
        this.db = db;
    }

    /// A claim that was picked.
    ///
    /// @param seedNumber the number of the ledger's link whose hash is the seed
    public record Picked(UUID commitment, long seedNumber, String seed, String because) {}

    /// Which of a quarter's claims were picked, by commitment.
    public Map<UUID, Picked> picked(UUID contract, Quarter quarter) {
        return db
                .sql("""
                select p.commitment, p.number, p.rate, p.least, d.seed_number, d.seed
                from delivery.drawn_claim p join delivery.draw d on d.return = p.return
                where p.contract = :contract and p.quarter = :quarter
                """)
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .query((row, _) -> new Picked(
                        Rows.id(row, "commitment"),
                        row.getLong("seed_number"),
                        row.getString("seed"),
                        new SamplingRules.Drawn(
                                        Rows.id(row, "commitment"),
                                        row.getBigDecimal("number"),
                                        row.getBigDecimal("rate"),
                                        row.getBoolean("least"))
                                .because()))
                .list()
                .stream()
                .collect(Collectors.toMap(Picked::commitment, Function.identity()));
    }
}
