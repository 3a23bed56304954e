package org.tallystick.charter.signatory.signing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Signing, renewing, leaving, and the steps of a plan that were done.
@Component
public class Signatures {

    private final JdbcClient db;
    private final Journal journal;
    private final Charters charters;
    private final Signatories signatories;
    private final Organisations organisations;
    private final People people;

    Signatures(
            JdbcClient db,
            Journal journal,
            Charters charters,
            Signatories signatories,
            Organisations organisations,
            People people) {
        this.db = db;
        this.journal = journal;
        this.charters = charters;
        this.signatories = signatories;
        this.organisations = organisations;
        this.people = people;
    }

    /// What became of a signing.
    public sealed interface Signed {
        /// @param acts whether the person may look after the signature now; else an officer looks
        ///   first, because the organisation was known here before
        record Done(Signatory signatory, boolean acts) implements Signed {}

        /// The organisation stands on the list already, or somebody looks at its signature.
        record Already(Signatory signatory) implements Signed {}
    }

    /// Signs an edition for an organisation. An organisation that is new here is registered with
    /// what the signing says.
    ///
    /// @param key made when the signing began; becomes the signature's id
    /// @param actor who signs; their address is known to be theirs
    @Transactional
    public Signed sign(
            Actor actor,
            UUID key,
            Charter.Edition edition,
            Optional<OrganisationId> known,
            Organisations.Details details,
            Map<String, String> identifiers,
            Size size,
            String position,
            Map<String, Answer> answers) {
        var id = known.orElse(new OrganisationId(derived("organisation", key)));
        if (known.isEmpty()) organisations.register(actor, id, details, identifiers);
        var acts = known.isEmpty() || actor.belongsTo(id);
        var signatory = signatory(edition.charter().id(), id, key);
        var before = signatories.find(signatory);
        if (before.isPresent() && before.get().signature().equals(key)) return new Signed.Done(before.get(), acts);
        var taken = before.filter(each -> each.state().listed() || each.state() == Signatory.State.WAITING);
        if (taken.isPresent() && !actor.belongsTo(id)) return new Signed.Already(taken.get());
        insert(actor, key, signatory, before.map(Signatory::number).orElse(0) + 1, edition, size, position, acts);
        answers.forEach((principle, answer) -> answer(key, principle, answer));
        before.ifPresent(each -> carry(each.signature(), key));
        if (acts && !actor.belongsTo(id)) people.give(actor, derived("post", key), actor.id(), id, Role.SIGNATORY);
        journal.write(
                actor,
                before.isPresent() ? "charter signed again" : "charter signed",
                About.of("signatory", signatory),
                "",
                Map.of(
                        "signature", key.toString(),
                        "organisation", id.toString(),
                        "edition", edition.id().toString(),
                        "size", size.name()));
        return new Signed.Done(signatories.find(signatory).orElseThrow(), acts);
    }

    private static UUID derived(String what, UUID key) {
        return UUID.nameUUIDFromBytes((what + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /// The signatory's id, held until the end of the transaction so that two signings are one.
    private UUID signatory(UUID charter, OrganisationId organisation, UUID key) {
        db.sql("""
                        insert into signatory.signatory (id, charter, organisation)
                        values (:id, :charter, :organisation) on conflict (charter, organisation) do nothing
                        """)
                .param("id", derived("signatory", key))
                .param("charter", charter)
                .param("organisation", organisation.value())
                .update();
        return db.sql("""
                        select id from signatory.signatory
                        where charter = :charter and organisation = :organisation for update
                        """)
                .param("charter", charter)
                .param("organisation", organisation.value())
                .query(UUID.class)
                .single();
    }

    private void insert(
            Actor actor,
            UUID key,
            UUID signatory,
            int number,
            Charter.Edition edition,
            Size size,
            String position,
            boolean own) {
        db.sql("""
                        insert into signatory.signature
                            (id, signatory, number, edition, size, position, signed_by, own, expires_on)
                        values (:id, :signatory, :number, :edition, :size, :position, :by, :own,
                                ((now() at time zone 'Europe/London')::date + make_interval(years => :years))::date)
                        """)
                .param("id", key)
                .param("signatory", signatory)
                .param("number", number)
                .param("edition", edition.id())
                .param("size", size.name())
                .param("position", position)
                .param("by", actor.id())
                .param("own", own)
                .param("years", edition.text().years())
                .update();
    }

    private void answer(UUID signature, String principle, Answer answer) {
        db.sql("""
                        insert into signatory.answer (signature, principle, answer, how)
                        values (:signature, :principle, :answer, :how)
                        """)
                .param("signature", signature)
                .param("principle", principle)
                .param(
                        "answer",
                        switch (answer) {
                            case Answer.Does _ -> "DOES";
                            case Answer.Will _ -> "WILL";
                            case Answer.NotYet _ -> "NOT_YET";
                        })
                .param("how", answer instanceof Answer.Does(var how) ? how : "")
                .update();
        if (!(answer instanceof Answer.Will(var steps))) return;
        for (var at = 0; at < steps.size(); at++)
            db.sql("""
                            insert into signatory.milestone (id, signature, principle, number, words, due)
                            values (:id, :signature, :principle, :number, :words, :due)
                            """)
                    .param("id", derived("step " + principle + " " + at, signature))
                    .param("signature", signature)
                    .param("principle", principle)
                    .param("number", at + 1)
                    .param("words", steps.get(at).words())
                    .param("due", steps.get(at).due())
                    .update();
    }

    /// What is late stays late, and what was done stays done: neither ends by signing again. The
    /// others are in the form.
    private void carry(UUID before, UUID now) {
        db.sql("""
                        insert into signatory.milestone (id, signature, principle, number, words, due, carries)
                        select gen_random_uuid(), :now, m.principle,
                               1000 + row_number() over (partition by m.principle order by m.due, m.number), m.words, m.due, m.id
                        from signatory.milestone m
                        join signatory.answer a on a.signature = :now and a.principle = m.principle
                        left join signatory.milestone_done d on d.milestone = m.id
                        where m.signature = :before
                          and (d.milestone is not null or m.due < (now() at time zone 'Europe/London')::date)
                        """).param("now", now).param("before", before).update();
        db.sql("""
                        insert into signatory.milestone_done (milestone, shown, done_at, done_by)
                        select m.id, d.shown, d.done_at, d.done_by
                        from signatory.milestone m join signatory.milestone_done d on d.milestone = m.carries
                        where m.signature = :now
                        """).param("now", now).update();
    }

    /// Marks a step of the actor's own plan as done, with one line that shows it; once.
    @Transactional
    public boolean done(Actor actor, Signatory signatory, UUID milestone, String shown) {
        var added = db.sql("""
                                insert into signatory.milestone_done (milestone, shown, done_by)
                                select m.id, :shown, :by from signatory.milestone m
                                where m.id = :milestone and m.signature = :signature
                                on conflict do nothing
                                """)
                .param("shown", shown)
                .param("by", actor.id())
                .param("milestone", milestone)
                .param("signature", signatory.signature())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "step of a plan done",
                    About.of("signatory", signatory.id()),
                    shown,
                    Map.of("milestone", milestone.toString()));
        return added == 1;
    }

    /// Leaves the charter; the page of the signatory stays and says so.
    @Transactional
    public void leave(Actor actor, Signatory signatory, String because) {
        var added = db.sql("""
                                insert into signatory.leaving (signature, because, left_by)
                                values (:signature, :because, :by) on conflict do nothing
                                """)
                .param("signature", signatory.signature())
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "charter left",
                    About.of("signatory", signatory.id()),
                    because,
                    Map.of("signature", signatory.signature().toString()));
    }
}
