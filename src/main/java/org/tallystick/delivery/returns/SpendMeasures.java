package org.tallystick.delivery.returns;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.framework.MeasureKind;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.spending.file.LocalSpendMeasured;

/// Promises about local spend that are measured from the supplier's own spending files. A quarter's
/// figure is put into the draft of its return: whether the quarter's files are all loaded, and when
/// to send it, is the supplier's to say. Somebody else verifies it.
@Component
public class SpendMeasures {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final ReturnForms forms;
    private final SpendCorrections corrections;

    SpendMeasures(
            JdbcClient db,
            Journal journal,
            Contracts contracts,
            CommitmentReads commitments,
            ReturnForms forms,
            SpendCorrections corrections) {
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.commitments = commitments;
        this.forms = forms;
        this.corrections = corrections;
    }

    /// Has a promise measured by a definition of local, or by another than before.
    ///
    /// @return false where the promise is no share, or not of a contract that the actor manages
    @Transactional
    public boolean link(Actor actor, UUID contract, UUID commitment, UUID definition) {
        var share = commitments.of(contract).stream()
                .anyMatch(each -> each.id().equals(commitment) && each.kind() == MeasureKind.SHARE);
        if (!share || contracts.managed(actor, contract).isEmpty()) return false;
        int written = db.sql("""
                        insert into delivery.spend_measure (commitment, definition, linked_by)
                        values (:commitment, :definition, :by)
                        on conflict (commitment) do update
                            set definition = excluded.definition, linked_at = now(), linked_by = excluded.linked_by
                            where spend_measure.definition <> excluded.definition
                        """)
                .param("commitment", commitment)
                .param("definition", definition)
                .param("by", actor.id())
                .update();
        if (written == 1)
            journal.write(
                    actor,
                    "promise measured from spending files",
                    About.of("commitment", commitment),
                    "",
                    Map.of("definition", definition.toString()));
        return true;
    }

    /// The definition by which a promise is measured; empty where the supplier reports it by hand.
    public Optional<UUID> definition(UUID commitment) {
        return db.sql("select definition from delivery.spend_measure where commitment = :commitment")
                .param("commitment", commitment)
                .query(UUID.class)
                .optional();
    }

    private record Linked(UUID contract, UUID commitment) {}

    /// In the transaction that records the loading: the figure is not lost.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LocalSpendMeasured measured) {
        if (measured.known().signum() <= 0
                || measured.local().signum() < 0
                || measured.local().compareTo(measured.known()) > 0
                || !measured.by().is(Role.SUPPLIER, measured.organisation())) return;
        var linked = db.sql("""
                        select k.contract, k.id as commitment
                        from delivery.spend_measure m
                        join delivery.commitment k on k.id = m.commitment
                        join delivery.contract c on c.id = k.contract
                        where m.definition = :definition and c.supplier = :supplier
                        """)
                .param("definition", measured.definition())
                .param("supplier", measured.organisation().value())
                .query(Linked.class)
                .list();
        for (var each : linked) report(measured, each);
    }

    private void report(LocalSpendMeasured measured, Linked linked) {
        var quarter = measured.quarter();
        var sheet = forms.sheet(measured.by(), linked.contract(), quarter).orElse(null);
        if (sheet == null || sheet.asked().stream().noneMatch(each -> is(each, linked))) return;
        var untouched = untouched(linked.commitment(), quarter, sheet.typed());
        var words = keep(measured, linked.commitment());
        var standing = sheet.standing();
        if (standing != null) corrections.note(measured, linked.commitment(), standing);
        else if (untouched)
            forms.save(
                    measured.by(),
                    linked.contract(),
                    quarter,
                    filled(sheet.typed(), linked.commitment(), measured.local(), measured.known(), words));
    }

    private static boolean is(ReturnForms.Asked asked, Linked linked) {
        return asked.commitment().id().equals(linked.commitment());
    }

    /// Keeps what the files gave; gives the line that goes with the figure.
    private String keep(LocalSpendMeasured measured, UUID commitment) {
        var words = words(measured.name(), measured.local(), measured.known(), measured.unknown());
        db.sql("""
                insert into delivery.spend_measurement
                    (commitment, quarter, local, known, unknown, definition, done, measured_by)
                values (:commitment, :quarter, :local, :known, :unknown, :definition, :done, :by)
                """)
                .param("commitment", commitment)
                .param("quarter", measured.quarter().firstDay())
                .param("local", measured.local())
                .param("known", measured.known())
                .param("unknown", measured.unknown())
                .param("definition", measured.name())
                .param("done", words)
                .param("by", measured.by().id())
                .update();
        return words;
    }

    /// Whether a draft is blank here, or as the latest files left it. What somebody has typed by
    /// hand, or changed, is theirs.
    private boolean untouched(UUID commitment, Quarter quarter, Map<String, String> typed) {
        var fields = Stream.of("part-", "whole-", "done-")
                .map(each -> typed.getOrDefault(each + commitment, "").strip())
                .toList();
        if (fields.stream().allMatch(String::isEmpty)) return true;
        return db.sql("""
                select local::text, known::text, done from delivery.spend_measurement
                where commitment = :commitment and quarter = :quarter order by measured_at desc limit 1
                """)
                .param("commitment", commitment)
                .param("quarter", quarter.firstDay())
                .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .filter(fields::equals)
                .isPresent();
    }

    /// The fields of a return's form with a measured figure in place of what was there.
    static Map<String, String> filled(
            Map<String, String> typed, UUID commitment, BigDecimal local, BigDecimal known, String words) {
        var filled = new HashMap<>(typed);
        filled.put("saved", "yes");
        filled.put("part-" + commitment, local.toPlainString());
        filled.put("whole-" + commitment, known.toPlainString());
        filled.put("done-" + commitment, words);
        return filled;
    }

    static String words(String definition, BigDecimal local, BigDecimal known, BigDecimal unknown) {
        return "Measured from spending files by “%s”: £%s of £%s; £%s more has no known place"
                .formatted(definition, local.toPlainString(), known.toPlainString(), unknown.toPlainString());
    }
}
