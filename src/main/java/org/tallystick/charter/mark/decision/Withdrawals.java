package org.tallystick.charter.mark.decision;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.mark.BankHolidays;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// Withdrawing a mark takes two, as awarding it does: one proposes, another agrees or does not. A
/// mark that an appeal gave back can be withdrawn again, for another reason.
@Component
public class Withdrawals {

    private final JdbcClient db;
    private final Journal journal;
    private final Marks marks;
    private final BankHolidays holidays;

    Withdrawals(JdbcClient db, Journal journal, Marks marks, BankHolidays holidays) {
        this.db = db;
        this.journal = journal;
        this.marks = marks;
        this.holidays = holidays;
    }

    /// Every withdrawal that was proposed of a mark, the latest last.
    public List<Mark.Withdrawal> of(UUID mark) {
        return db.sql("""
                        select w.id, w.because, w.proposed_by, d.agreed, coalesce(d.words, '') as words
                        from mark.withdrawal w left join mark.withdrawal_decision d on d.withdrawal = w.id
                        where w.proposal = :mark order by w.proposed_at, w.id
                        """).param("mark", mark).query(Mark.Withdrawal.class).list();
    }

    /// Whoever proposes or decides holds the decision until the end of the transaction.
    private boolean held(UUID mark) {
        db.sql("select proposal from mark.decision where proposal = :mark for update")
                .param("mark", mark)
                .query(UUID.class)
                .optional();
        return marks.find(mark).filter(each -> each.state() == Mark.State.HELD).isPresent();
    }

    /// Proposes that a mark is withdrawn. It is held until a second person agrees.
    @Transactional
    public Panel.Outcome propose(Actor actor, UUID key, Signatory signatory, Mark mark, String because) {
        if (actor.belongsTo(signatory.organisation())) return Panel.barred();
        var held = held(mark.id());
        var before = of(mark.id());
        if (before.stream().anyMatch(each -> each.id().equals(key))) return new Panel.Outcome.Done(mark.id());
        if (!held) return Panel.Outcome.refused("Only a mark that is held can be withdrawn");
        if (before.stream().anyMatch(each -> each.agreed() == null))
            return Panel.Outcome.refused("A withdrawal is proposed already: decide on that one first");
        db.sql("""
                        insert into mark.withdrawal (id, proposal, because, proposed_by)
                        values (:id, :mark, :because, :by)
                        """)
                .param("id", key)
                .param("mark", mark.id())
                .param("because", because)
                .param("by", actor.id())
                .update();
        write(actor, "withdrawal of a mark proposed", signatory, mark, key, because);
        return new Panel.Outcome.Done(mark.id());
    }

    /// The second person agrees, or says why not. The statement keeps the first one out.
    @Transactional
    public Panel.Outcome decide(
            Actor actor, Signatory signatory, Mark mark, UUID withdrawal, boolean agreed, String words) {
        if (actor.belongsTo(signatory.organisation())) return Panel.barred();
        if (!agreed && words.isEmpty())
            return new Panel.Outcome.Refused(List.of(new Problem("withdrawal-words", "Say why you do not agree")));
        if (!held(mark.id()))
            return Panel.Outcome.refused("This mark is no longer held, so there is nothing to withdraw");
        var added = db.sql("""
                                insert into mark.withdrawal_decision (withdrawal, proposed_by, agreed, words, decided_by, appeal_by)
                                select w.id, w.proposed_by, :agreed, :words, :by, :appeal
                                from mark.withdrawal w where w.id = :id and w.proposal = :mark and w.proposed_by <> :by
                                on conflict do nothing
                                """)
                .param("agreed", agreed)
                .param("words", words)
                .param("by", actor.id())
                .param("appeal", holidays.after(marks.today(), Panel.DAYS_TO_APPEAL))
                .param("id", withdrawal)
                .param("mark", mark.id())
                .update();
        if (added == 0)
            return Panel.Outcome.refused(
                    "Another member of the group must agree, once: you proposed it, or it has been decided since");
        var what = agreed ? "mark withdrawn" : "withdrawal of a mark not agreed";
        write(actor, what, signatory, mark, withdrawal, words);
        return new Panel.Outcome.Done(mark.id());
    }

    private void write(Actor actor, String what, Signatory signatory, Mark mark, UUID withdrawal, String because) {
        journal.write(
                actor,
                what,
                About.of("mark", mark.id()),
                because,
                Map.of(
                        "signatory", signatory.id().toString(),
                        "withdrawal", withdrawal.toString()));
    }
}
