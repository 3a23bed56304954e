package org.tallystick.delivery.subcontract;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Jsonb;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.file.ColumnRules;
import tools.jackson.databind.json.JsonMapper;

/// What suppliers paid on to others under a contract: files as they were sent, and those that were
/// kept. Whoever calls has asked whether the actor may.
@Component
class Subcontracts {

    private static final RowMapper<SubcontractPayments> FILE = (row, _) -> new SubcontractPayments(
            row.getObject("id", UUID.class),
            row.getObject("contract", UUID.class),
            Quarter.of(row.getDate("quarter").toLocalDate()),
            row.getInt("number"),
            row.getString("filename"),
            row.getString("sha256"),
            row.getLong("payments"),
            row.getLong("aside"),
            row.getBigDecimal("total"),
            row.getTimestamp("kept_at").toInstant(),
            found(row.getString("found")));

    private final JdbcClient db;
    private final Journal journal;

    Subcontracts(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    private static Found found(String json) {
        return JsonMapper.shared().readValue(json, Found.class);
    }

    /// The files that hold, of every contract.
    List<SubcontractPayments> all() {
        return db.sql("select * from subcontract.latest_file").query(FILE).list();
    }

    /// The files that hold, the latest quarter first.
    List<SubcontractPayments> of(UUID contract) {
        return db.sql("""
                select * from subcontract.latest_file where contract = :contract order by quarter desc
                """).param("contract", contract).query(FILE).list();
    }

    /// The file that holds in a quarter.
    Optional<SubcontractPayments> of(UUID contract, Quarter quarter) {
        return db.sql("""
                select * from subcontract.latest_file where contract = :contract and quarter = :quarter
                """)
                .param("contract", contract)
                .param("quarter", Date.valueOf(quarter.firstDay()))
                .query(FILE)
                .optional();
    }

    /// What somebody sent themselves.
    Optional<Upload> sent(Actor actor, UUID contract, UUID id) {
        return db.sql("""
                select u.*, exists (select from subcontract.file f where f.id = u.id) as kept
                from subcontract.upload u where u.id = :id and u.contract = :contract and u.sent_by = :by
                """)
                .param("id", id)
                .param("contract", contract)
                .param("by", actor.id())
                .query((row, _) -> new Upload(
                        id,
                        contract,
                        Quarter.of(row.getDate("quarter").toLocalDate()),
                        row.getString("filename"),
                        row.getString("sha256"),
                        found(row.getString("found")),
                        row.getBoolean("kept")))
                .optional();
    }

    /// Another quarter of the contract in which a file of these bytes holds.
    Optional<Quarter> keptElsewhere(UUID contract, Quarter quarter, String sha256) {
        return of(contract).stream()
                .filter(each -> each.sha256().equals(sha256))
                .map(SubcontractPayments::quarter)
                .filter(each -> !each.equals(quarter))
                .findFirst();
    }

    /// The columns that were chosen for the last file that was kept under the contract, or that its
    /// sender kept under another.
    Map<String, String> remembered(Actor actor, UUID contract) {
        return db.sql("""
                select u.found from subcontract.file f join subcontract.upload u on u.id = f.id
                where u.contract = :contract or u.sent_by = :by order by f.kept_at desc limit 1
                """)
                .param("contract", contract)
                .param("by", actor.id())
                .query((row, _) -> found(row.getString("found")).manifest().chosen())
                .optional()
                .map(ColumnRules::remembered)
                .orElse(Map.of());
    }

    /// Remembers a file with what its reading came to, once for each key.
    ///
    /// @return false where the key is another file's, or other columns were chosen with it
    @Transactional
    boolean send(Actor actor, UUID key, Contract contract, Quarter quarter, String filename, Found found) {
        int added = db.sql("""
                        insert into subcontract.upload (id, contract, quarter, filename, sha256, found, sent_by)
                        values (:id, :contract, :quarter, :filename, :sha256, cast(:found as jsonb), :by)
                        on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("contract", contract.id())
                .param("quarter", Date.valueOf(quarter.firstDay()))
                .param("filename", filename)
                .param("sha256", found.manifest().sha256())
                .param("found", Jsonb.of(found))
                .param("by", actor.id())
                .update();
        if (added == 0)
            return sent(actor, contract.id(), key)
                    .filter(each -> each.quarter().equals(quarter))
                    .filter(each -> each.found().same(found.manifest()))
                    .isPresent();
        journal.write(
                actor,
                "sub-contract payments sent",
                About.of("contract", contract.id()),
                "",
                Map.of("quarter", quarter.toString(), "sha256", found.manifest().sha256()));
        return true;
    }

    /// Keeps a file in place of the one that was seen before it, once.
    ///
    /// @param seen the number of that file, 0 for none
    /// @return false where another was kept meanwhile, or this one in another quarter
    @Transactional
    boolean keep(Actor actor, Upload upload, int seen) {
        var manifest = upload.found().manifest();
        // One after another under a contract, for what was kept elsewhere to be seen.
        db.sql("select id from subcontract.upload where contract = :contract for update")
                .param("contract", upload.contract())
                .query(UUID.class)
                .list();
        if (keptElsewhere(upload.contract(), upload.quarter(), upload.sha256()).isPresent()) return false;
        int added = db.sql("""
                        insert into subcontract.file (id, contract, quarter, number, payments, aside, total, kept_by)
                        select :id, :contract, :quarter, :seen + 1, :payments, :aside, :total, :by
                        where :seen = (select coalesce(max(number), 0) from subcontract.file
                                       where contract = :contract and quarter = :quarter)
                        on conflict do nothing
                        """)
                .param("id", upload.id())
                .param("contract", upload.contract())
                .param("quarter", Date.valueOf(upload.quarter().firstDay()))
                .param("seen", seen)
                .param("payments", manifest.used())
                .param("aside", manifest.aside())
                .param("total", new BigDecimal(manifest.total()))
                .param("by", actor.id())
                .update();
        if (added == 0)
            return sent(actor, upload.contract(), upload.id())
                    .filter(Upload::kept)
                    .isPresent();
        journal.write(
                actor,
                "sub-contract payments told",
                About.of("contract", upload.contract()),
                "",
                Map.of(
                        "quarter", upload.quarter().toString(),
                        "sha256", upload.sha256(),
                        "payments", Long.toString(manifest.used()),
                        "set aside", Long.toString(manifest.aside()),
                        "total", manifest.total()));
        return true;
    }
}
