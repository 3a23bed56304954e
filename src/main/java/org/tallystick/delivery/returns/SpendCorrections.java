package org.tallystick.delivery.returns;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.file.LocalSpendMeasured;

/// Figures of returns whose spending file was corrected after they were sent. A return stays as it
/// was; what it would say now stands beside it until a corrected return says it.
@Component
public class SpendCorrections {

    private final JdbcClient db;
    private final Journal journal;

    SpendCorrections(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// What one claim would be now.
    ///
    /// @param name of the promise
    /// @param definition the name of what counted as local
    public record Corrected(
            UUID contract,
            UUID commitment,
            UUID submitted,
            String name,
            Quarter quarter,
            BigDecimal local,
            BigDecimal known,
            BigDecimal unknown,
            String definition,
            Instant at) {

        /// "The file behind this figure was corrected on 23 November 2026: it would now be …"
        public String words() {
            return "The file behind this figure was corrected on %s: it would now be %s."
                    .formatted(
                            UkTime.date(UkTime.day(at)),
                            Amount.of(new Quantity.Share(local, known)).inWords("£"));
        }

        /// The fields of the return's form, with this figure in place of what was there.
        Map<String, String> over(Map<String, String> typed) {
            return SpendMeasures.filled(
                    typed, commitment, local, known, SpendMeasures.words(definition, local, known, unknown));
        }
    }

    /// Writes down that the files behind a claim of a return give another figure now.
    void note(LocalSpendMeasured measured, UUID commitment, Return standing) {
        if (of(standing).stream().noneMatch(each -> each.commitment().equals(commitment))) return;
        journal.write(
                measured.by(),
                "figure of a return corrected by its file",
                About.of("return", standing.id()),
                "",
                Map.of(
                        "commitment", commitment.toString(),
                        "local", measured.local().toPlainString(),
                        "known", measured.known().toPlainString()));
    }

    /// What a return that is in does not say yet.
    public List<Corrected> of(Return standing) {
        return db.sql("select * from delivery.open_spend_correction where return = :return")
                .param("return", standing.id())
                .query(SpendCorrections::read)
                .list();
    }

    /// What managers have to look at: whether to open a return again. The latest first, at most
    /// 100.
    public List<Corrected> of(Actor manager) {
        return db.sql("""
                select s.* from delivery.open_spend_correction s join delivery.contract c on c.id = s.contract
                where c.buyer = any(cast(:managing as uuid[]))
                  and not exists (select from delivery.reopening o where o.return = s.return)
                order by s.measured_at desc, s.id limit 100
                """)
                .param("managing", Visibility.with(manager, Role.CONTRACT_MANAGER))
                .query(SpendCorrections::read)
                .list();
    }

    private static Corrected read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Corrected(
                Rows.id(row, "contract"),
                Rows.id(row, "commitment"),
                Rows.id(row, "return"),
                row.getString("name"),
                Rows.quarter(row, "quarter"),
                row.getBigDecimal("local"),
                row.getBigDecimal("known"),
                row.getBigDecimal("unknown"),
                row.getString("definition"),
                row.getTimestamp("measured_at").toInstant());
    }
}
