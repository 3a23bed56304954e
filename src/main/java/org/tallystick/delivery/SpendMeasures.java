package org.tallystick.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.ledger.About;
import org.tallystick.ledger.Journal;
import org.tallystick.localspend.LocalSpendMeasured;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Promises about local spend that are measured from the supplier's own spending files. A quarter's
/// figure becomes its return where nothing else is asked for; otherwise it is put into the draft,
/// for the supplier to fill in the rest. Either way somebody else verifies it.
@Component
class SpendMeasures {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final ReturnForms forms;
    private final Returns returns;

    SpendMeasures(
            JdbcClient db,
            Journal journal,
            Contracts contracts,
            CommitmentReads commitments,
            ReturnForms forms,
            Returns returns) {
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.commitments = commitments;
        this.forms = forms;
        this.returns = returns;
    }

    /// Has a promise measured by a definition of local, or by another than before.
    ///
    /// @return false where the promise is no share, or not of a contract that the actor manages
    @Transactional
    boolean link(Actor actor, UUID contract, UUID commitment, UUID definition) {
        var share =
                commitments.of(contract).stream()
                        .anyMatch(
                                each ->
                                        each.id().equals(commitment)
                                                && each.kind() == MeasureKind.SHARE);
        if (!share || contracts.managed(actor, contract).isEmpty()) return false;
        int written =
                db.sql(
                                """
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
    Optional<UUID> definition(UUID commitment) {
        return db.sql(
                        "select definition from delivery.spend_measure where commitment = :commitment")
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
        var linked =
                db.sql(
                                """
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
        if (sheet == null || sheet.standing() != null) return;
        if (sheet.asked().stream().noneMatch(each -> is(each, linked))) return;
        var line = line(measured, linked.commitment());
        if (sheet.open() && sheet.asked().size() == 1)
            returns.submit(
                    measured.by(), key(linked, quarter), linked.contract(), quarter, List.of(line));
        else draft(measured, linked, sheet.typed(), line);
    }

    private static boolean is(ReturnForms.Asked asked, Linked linked) {
        return asked.commitment().id().equals(linked.commitment());
    }

    private static ClaimLine line(LocalSpendMeasured measured, UUID commitment) {
        var done =
                "Measured from spending files by “%s”; £%s more has no known place"
                        .formatted(measured.name(), measured.unknown().toPlainString());
        return new ClaimLine(
                commitment,
                new Quantity.Share(measured.local(), measured.known()),
                done,
                List.of());
    }

    /// One return for each promise and quarter, however often its files are loaded.
    private static UUID key(Linked linked, Quarter quarter) {
        return UUID.nameUUIDFromBytes(
                ("measured " + linked.commitment() + quarter)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void draft(
            LocalSpendMeasured measured,
            Linked linked,
            Map<String, String> before,
            ClaimLine line) {
        var typed = new HashMap<>(before);
        typed.put("saved", "yes");
        typed.put("part-" + linked.commitment(), measured.local().toPlainString());
        typed.put("whole-" + linked.commitment(), measured.known().toPlainString());
        typed.put("done-" + linked.commitment(), line.done());
        forms.save(measured.by(), linked.contract(), measured.quarter(), typed);
    }
}
