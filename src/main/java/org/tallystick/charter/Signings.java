package org.tallystick.charter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.organisation.Mail;
import org.tallystick.organisation.Mails;
import org.tallystick.organisation.Organisation;
import org.tallystick.organisation.Organisations;
import org.tallystick.organisation.People;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Signings under way. No account is needed: a secret in the browser holds the pages together, and
/// a link that is mailed to whoever signs shows that the address is theirs.
@Component
class Signings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_LINKS = 5;

    private final JdbcClient db;
    private final Charters charters;
    private final Signatures signatures;
    private final Signatories signatories;
    private final Organisations organisations;
    private final People people;
    private final ObjectProvider<Mails> mails;
    private final String site;

    Signings(
            JdbcClient db,
            Charters charters,
            Signatures signatures,
            Signatories signatories,
            Organisations organisations,
            People people,
            ObjectProvider<Mails> mails,
            @Value("${tallystick.address}") String site) {
        this.db = db;
        this.charters = charters;
        this.signatures = signatures;
        this.signatories = signatories;
        this.organisations = organisations;
        this.people = people;
        this.mails = mails;
        this.site = site;
    }

    /// A signing as it stands.
    record Open(UUID id, Charter.Edition edition, SigningForm form, SigningForm.Known known) {}

    /// What became of the last page, or of the link.
    sealed interface Outcome {
        record Done(Signatures.Signed signed) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /// The link is older than a day, or never was.
        record NoLink() implements Outcome {}
    }

    /// Begins a signing and gives its secret.
    String begin(UUID key, Charter.Edition edition, Map<String, String> typed) {
        var secret = Secrets.make();
        db.sql(
                        """
                        insert into charter.signing (id, secret_hash, edition, typed)
                        values (:id, :hash, :edition, :typed::jsonb)
                        on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("hash", Secrets.hash(secret))
                .param("edition", edition.id())
                .param("typed", JSON.writeValueAsString(typed))
                .update();
        return secret;
    }

    private record Row(UUID id, UUID edition, String typed) {}

    Optional<Open> find(String secret) {
        return db.sql(
                        "select id, edition, typed::text from charter.signing where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .query(Row.class)
                .optional()
                .flatMap(this::open);
    }

    private Optional<Open> open(Row row) {
        var form = new SigningForm(JSON.readValue(row.typed(), new TypeReference<>() {}));
        return charters.edition(row.edition())
                .map(edition -> new Open(row.id(), edition, form, known(form)));
    }

    void save(Open signing, SigningForm form) {
        db.sql("update charter.signing set typed = :typed::jsonb, saved_at = now() where id = :id")
                .param("typed", JSON.writeValueAsString(form.all()))
                .param("id", signing.id())
                .update();
    }

    /// What the register knows of the organisation that the form names.
    SigningForm.Known known(SigningForm form) {
        return organisation(form)
                .map(
                        each ->
                                new SigningForm.Known(
                                        each.name(), each.sector(), each.size(), each.place()))
                .orElse(SigningForm.Known.NOTHING);
    }

    Optional<Organisation> organisation(SigningForm form) {
        var renews = form.typed().id(SigningForm.KNOWN);
        if (renews.isPresent()) return organisations.find(new OrganisationId(renews.get()));
        return form.identifier() instanceof Checked.Valid<Optional<Identifier>>(var id)
                ? id.flatMap(each -> organisations.find(each.scheme(), each.id()))
                : Optional.empty();
    }

    boolean isPlace(String code) {
        return organisations.places().containsKey(code);
    }

    /// Mails a link to whoever signs; empty where five were mailed for this signing.
    boolean send(Open signing) {
        var secret = Secrets.make();
        var made =
                db.sql(
                                """
                                insert into charter.signing_link (secret_hash, signing, expires_at)
                                select :hash, :signing, now() + interval '1 day'
                                where (select count(*) from charter.signing_link where signing = :signing) < :most
                                """)
                        .param("hash", Secrets.hash(secret))
                        .param("signing", signing.id())
                        .param("most", MOST_LINKS)
                        .update();
        if (made == 0) return false;
        var text = signing.form().typed();
        mails.ifAvailable(
                post ->
                        post.send(
                                new Mail(
                                        text.text("email"),
                                        "Sign the " + signing.edition().text().charter(),
                                        """
                                        Open this link and press “Sign”. It works for one day:

                                        %s/charter/signing/%s

                                        If you did not ask for it, nothing happens unless you press the button.
                                        """
                                                .formatted(site, secret))));
        return true;
    }

    /// The signing that a mailed link is about.
    Optional<Open> linked(String secret) {
        return db.sql(
                        """
                        select s.id, s.edition, s.typed::text as typed
                        from charter.signing_link l join charter.signing s on s.id = l.signing
                        where l.secret_hash = :hash and l.expires_at > now()
                        """)
                .param("hash", Secrets.hash(secret))
                .query(Row.class)
                .optional()
                .flatMap(this::open);
    }

    /// Signs by the link: whoever opened it reads the mail of the address that was typed.
    @Transactional
    public Outcome confirm(String secret) {
        var linked = linked(secret);
        if (linked.isEmpty()) return new Outcome.NoLink();
        var signing = linked.get();
        var before = signed(signing);
        if (before.isPresent()) return new Outcome.Done(before.get());
        return switch (check(signing, false)) {
            case Checked.Invalid<SigningForm.Complete>(var problems) ->
                    new Outcome.Refused(problems);
            case Checked.Valid<SigningForm.Complete>(var complete) -> {
                var person =
                        people.add(
                                Actor.SYSTEM,
                                UUID.randomUUID(),
                                complete.email(),
                                complete.signer());
                yield sign(people.actor(person.id()).orElseThrow(), signing, complete);
            }
        };
    }

    /// Signs for somebody who is signed in: their address is known to be theirs.
    @Transactional
    public Outcome sign(Actor actor, Open signing) {
        var before = signed(signing);
        if (before.isPresent()) return new Outcome.Done(before.get());
        return switch (check(signing, true)) {
            case Checked.Invalid<SigningForm.Complete>(var problems) ->
                    new Outcome.Refused(problems);
            case Checked.Valid<SigningForm.Complete>(var complete) ->
                    sign(actor, signing, complete);
        };
    }

    Checked<SigningForm.Complete> check(Open signing, boolean signedIn) {
        return signing.form()
                .check(
                        signing.edition().text(),
                        signing.known(),
                        this::isPlace,
                        signedIn,
                        signatories.today());
    }

    private Outcome sign(Actor actor, Open signing, SigningForm.Complete complete) {
        var identifiers =
                signing.form().identifier() instanceof Checked.Valid<Optional<Identifier>>(var id)
                        ? id.map(each -> Map.of(each.scheme(), each.id())).orElse(Map.of())
                        : Map.<String, String>of();
        var signed =
                signatures.sign(
                        actor,
                        signing.id(),
                        signing.edition(),
                        organisation(signing.form()).map(Organisation::id),
                        new Organisations.Details(
                                complete.name(),
                                complete.sector(),
                                complete.size(),
                                complete.place()),
                        identifiers,
                        complete.size(),
                        complete.position(),
                        complete.answers());
        // What was typed has become the signature; the rest of it is nobody's business.
        if (signed instanceof Signatures.Signed.Done) save(signing, new SigningForm(Map.of()));
        return new Outcome.Done(signed);
    }

    private Optional<Signatures.Signed> signed(Open signing) {
        return signatories.of(signing.edition().charter().id()).stream()
                .filter(each -> each.signature().equals(signing.id()))
                .findFirst()
                .map(each -> new Signatures.Signed.Done(each, acts(each)));
    }

    private boolean acts(Signatory signatory) {
        return people.actor(signatory.signedBy())
                .filter(each -> each.belongsTo(signatory.organisation()))
                .isPresent();
    }

    /// Forgets what was typed and never signed, a month after it was last saved.
    int forget() {
        db.sql(
                        """
                        delete from charter.signing_link where signing in
                            (select id from charter.signing where saved_at < now() - interval '30 days')
                        """)
                .update();
        return db.sql("delete from charter.signing where saved_at < now() - interval '30 days'")
                .update();
    }
}
