package org.tallystick.charter.mark.decision;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.mark.BankHolidays;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.MarkDocument;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// The panel of two: one proposes, another agrees or does not; a third hears an appeal. None of
/// them belongs to the organisation.
@Component
public class Panel {

    static final int DAYS_TO_APPEAL = 10;

    private final JdbcClient db;
    private final Journal journal;
    private final Marks marks;
    private final Schemes schemes;
    private final BankHolidays holidays;

    Panel(JdbcClient db, Journal journal, Marks marks, Schemes schemes, BankHolidays holidays) {
        this.db = db;
        this.journal = journal;
        this.marks = marks;
        this.schemes = schemes;
        this.holidays = holidays;
    }

    /// What became of an act of the panel.
    public sealed interface Outcome {
        record Done(UUID mark) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /// What was proposed rests on something that has changed since: what, in words.
        record Changed(List<String> what) implements Outcome {
            public Changed {
                what = List.copyOf(what);
            }
        }

        static Outcome refused(String words) {
            return new Refused(List.of(Problem.ofAll(words)));
        }
    }

    /// Proposes what the findings of today give: that the Mark is awarded, or that it is not.
    @Transactional
    public Outcome propose(Actor actor, UUID key, Signatory signatory, String reasons, String conditions) {
        if (marks.find(key).isPresent()) return new Outcome.Done(key);
        if (actor.belongsTo(signatory.organisation())) return barred();
        hold(signatory);
        if (!signatory.state().listed())
            return Outcome.refused("The organisation is no longer a signatory, so the Mark cannot be decided");
        if (marks.of(signatory.id()).stream().anyMatch(Mark::open))
            return Outcome.refused("A proposal is open already: decide on that one first");
        return switch (marks.preview(signatory)) {
            case Marks.Preview.Found found -> insert(actor, key, signatory, found, reasons, conditions);
            case Marks.Preview.NothingAgreed() ->
                Outcome.refused("Agree measures and targets with the signatory first");
            case Marks.Preview.NotOffered(var because) -> Outcome.refused("The Mark is not offered: " + because);
            case Marks.Preview.NoFreshQuarter(var last) ->
                Outcome.refused("A renewal needs as much new evidence as a first mark: wait until "
                        + last.inWords()
                        + " is over");
        };
    }

    /// Two who propose at once: the second waits here, and then sees the first one's proposal.
    private void hold(Signatory signatory) {
        db.sql("select id from mark.agreement where signatory = :signatory order by number for update")
                .param("signatory", signatory.id())
                .query(UUID.class)
                .list();
    }

    static Outcome barred() {
        return Outcome.refused("You belong to this organisation, so someone else must decide");
    }

    private Outcome insert(
            Actor actor, UUID key, Signatory signatory, Marks.Preview.Found found, String reasons, String conditions) {
        if (!found.findings().earned() && !conditions.isEmpty())
            return new Outcome.Refused(
                    List.of(new Problem("conditions", "Conditions go with a mark that is awarded: leave this empty")));
        db.sql("""
                        insert into mark.proposal (id, agreement, signatory, first_quarter, last_quarter, findings, earned,
                                                   reasons, conditions, proposed_by)
                        values (:id, :agreement, :signatory, :first, :last, :findings::jsonb, :earned, :reasons,
                                :conditions, :by)
                        """)
                .param("id", key)
                .param("agreement", found.agreement().id())
                .param("signatory", signatory.id())
                .param("first", found.window().first().firstDay())
                .param("last", found.window().last().firstDay())
                .param("findings", MarkDocument.write(found.findings()))
                .param("earned", found.findings().earned())
                .param("reasons", reasons)
                .param("conditions", conditions)
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "mark proposed",
                About.of("mark", key),
                reasons,
                Map.of(
                        "signatory", signatory.id().toString(),
                        "agreement", found.agreement().id().toString(),
                        "earned", Boolean.toString(found.findings().earned()),
                        "met", Integer.toString(found.findings().met()),
                        "asked", Integer.toString(found.findings().asked())));
        return new Outcome.Done(key);
    }

    /// The second person agrees, or says why not. The statement keeps the first one out. Nobody
    /// agrees to what does not hold any more: see [Marks#changedSince].
    @Transactional
    public Outcome decide(Actor actor, Signatory signatory, Mark mark, boolean agreed, String words) {
        if (actor.belongsTo(signatory.organisation())) return barred();
        if (mark.proposedBy().equals(actor.id()))
            return Outcome.refused("You proposed this, so another member of the group must agree");
        if (!agreed && words.isEmpty())
            return new Outcome.Refused(List.of(new Problem("words", "Say why you do not agree")));
        hold(signatory);
        if (agreed && marks.find(mark.id()).filter(Mark::open).isPresent()) {
            var changed = marks.changedSince(mark, signatory);
            if (!changed.isEmpty()) return new Outcome.Changed(changed);
        }
        var terms = schemes.find(mark.scheme())
                .flatMap(each -> each.scheme().offered())
                .orElseThrow();
        var added = db.sql("""
                                insert into mark.decision (proposal, proposed_by, agreed, words, decided_by, appeal_by, expires_on)
                                select p.id, p.proposed_by, :agreed, :words, :by, :appeal,
                                       case when p.earned and :agreed then
                                           ((now() at time zone 'Europe/London')::date + make_interval(years => :years))::date end
                                from mark.proposal p where p.id = :id and p.proposed_by <> :by
                                on conflict do nothing
                                """)
                .param("agreed", agreed)
                .param("words", words)
                .param("by", actor.id())
                .param("appeal", appealBy())
                .param("years", terms.years())
                .param("id", mark.id())
                .update();
        if (added == 0) return Outcome.refused("Someone has decided on this since you opened the page: open it again");
        journal.write(
                actor,
                !agreed ? "mark proposal not agreed" : mark.findings().earned() ? "mark awarded" : "mark refused",
                About.of("mark", mark.id()),
                words,
                Map.of("signatory", signatory.id().toString()));
        return new Outcome.Done(mark.id());
    }

    private java.time.LocalDate appealBy() {
        return holidays.after(marks.today(), DAYS_TO_APPEAL);
    }

    /// A signatory's own people appeal, once against each, within ten working days by the
    /// database's clock.
    @Transactional
    public Outcome appeal(Actor actor, UUID key, Mark mark, String words) {
        if (mark.state() == Mark.State.HELD && mark.conditions().isEmpty())
            return Outcome.refused("There is nothing to appeal against: the Mark is held without conditions");
        var added = db.sql("""
                                insert into mark.appeal (id, proposal, withdrawal, words, appealed_by)
                                select :id, d.proposal, w.withdrawal, :words, :by
                                from mark.decision d left join mark.withdrawal_decision w on w.withdrawal = :withdrawal
                                where d.proposal = :mark and d.agreed
                                  and (now() at time zone 'Europe/London')::date <= coalesce(w.appeal_by, d.appeal_by)
                                on conflict do nothing
                                """)
                .param("id", key)
                .param("withdrawal", mark.withdrawal())
                .param("words", words)
                .param("by", actor.id())
                .param("mark", mark.id())
                .update();
        if (added == 0)
            return marks.appeals(mark.id()).stream().anyMatch(each -> each.id().equals(key))
                    ? new Outcome.Done(mark.id())
                    : Outcome.refused("An appeal was made already, or the ten working days for one are over");
        journal.write(
                actor,
                "appeal about the mark made",
                About.of("mark", mark.id()),
                "",
                Map.of("appeal", key.toString(), "against", mark.withdrawal() == null ? "decision" : "withdrawal"));
        return new Outcome.Done(mark.id());
    }

    /// Somebody who neither proposed nor decided hears the appeal.
    @Transactional
    public Outcome hear(Actor actor, Signatory signatory, Mark mark, UUID appeal, boolean upheld, String words) {
        if (actor.belongsTo(signatory.organisation())) return barred();
        var added = db.sql("""
                                insert into mark.appeal_outcome (appeal, upheld, words, heard_by)
                                select a.id, :upheld, :words, :by
                                from mark.appeal a join mark.decision d on d.proposal = a.proposal
                                left join mark.withdrawal_decision w on w.withdrawal = a.withdrawal
                                where a.id = :appeal and a.proposal = :mark
                                  and d.proposed_by <> :by and d.decided_by <> :by
                                  and (w.withdrawal is null or w.proposed_by <> :by and w.decided_by <> :by)
                                on conflict do nothing
                                """)
                .param("upheld", upheld)
                .param("words", words)
                .param("by", actor.id())
                .param("appeal", appeal)
                .param("mark", mark.id())
                .update();
        if (added == 0) return Outcome.refused("An appeal is heard once, by someone who was not involved");
        journal.write(
                actor,
                upheld ? "appeal about the mark upheld" : "appeal about the mark dismissed",
                About.of("mark", mark.id()),
                words,
                Map.of("appeal", appeal.toString()));
        return new Outcome.Done(mark.id());
    }
}
