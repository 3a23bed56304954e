package org.tallystick.charter.signatory.signing;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Secrets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Signings under way. No account is needed: a secret in the browser holds the pages together, and
/// a link that is mailed to whoever signs shows that the address is theirs.
@Component
public class Signings {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final Charters charters;
    private final Signatures signatures;
    private final Signatories signatories;
    private final Organisations organisations;
    private final People people;
    private final SigningLinks links;

    Signings(
            JdbcClient db,
            Charters charters,
            Signatures signatures,
            Signatories signatories,
            Organisations organisations,
            People people,
            SigningLinks links) {
        this.db = db;
        this.charters = charters;
        this.signatures = signatures;
        this.signatories = signatories;
        this.organisations = organisations;
        this.people = people;
        this.links = links;
    }

    /// A signing as it stands.
    ///
    /// @param seen names what is typed, so that whoever signs says what they saw
    record Open(UUID id, Charter.Edition edition, SigningForm form, SigningForm.Known known, String seen) {}

    /// What became of the last page.
    sealed interface Outcome {
        record Done(Signatures.Signed signed) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}
    }

    /// What became of the link.
    sealed interface Confirmed {
        record Signed(Signatures.Signed signed) implements Confirmed {}

        record Refused(Open signing, List<Problem> problems) implements Confirmed {}

        /// The link is older than a day, or never was.
        record NoLink() implements Confirmed {}

        /// The form names another address than the one that the link was sent to.
        record Readdressed(Open signing) implements Confirmed {}

        /// Somebody changed what was typed since the page was shown.
        record Changed(Open signing) implements Confirmed {}
    }

    /// Begins a signing and gives its secret.
    public String begin(UUID key, Charter.Edition edition, Map<String, String> typed) {
        var secret = Secrets.make();
        db.sql("""
                        insert into signatory.signing (id, secret_hash, edition, typed)
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
        return db.sql("select id, edition, typed::text from signatory.signing where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .query(Row.class)
                .optional()
                .flatMap(this::open);
    }

    private Optional<Open> open(Row row) {
        var form = new SigningForm(JSON.readValue(row.typed(), new TypeReference<>() {}));
        var seen = HexFormat.of().formatHex(Secrets.hash(row.typed()));
        return charters.edition(row.edition())
                .map(edition -> new Open(row.id(), edition, form, known(edition, form), seen));
    }

    void save(Open signing, SigningForm form) {
        db.sql("update signatory.signing set typed = :typed::jsonb, saved_at = now() where id = :id")
                .param("typed", JSON.writeValueAsString(form.all()))
                .param("id", signing.id())
                .update();
    }

    /// What is known of the organisation that the form names, from the register and from what it
    /// signed before.
    SigningForm.Known known(Charter.Edition edition, SigningForm form) {
        var found = organisation(form);
        if (found.isEmpty()) return SigningForm.Known.NOTHING;
        var each = found.get();
        var before = signatories.find(edition.charter().id(), each.id());
        return new SigningForm.Known(
                each.name(),
                each.sector(),
                before.map(Signatory::size).orElse(each.size()),
                each.place(),
                before.map(this::late).orElse(Map.of()));
    }

    private Map<String, List<Signatory.Milestone>> late(Signatory before) {
        var today = signatories.today();
        var late = new LinkedHashMap<String, List<Signatory.Milestone>>();
        for (var held : signatories.held(before)) {
            var steps = held.steps().stream().filter(step -> step.late(today)).toList();
            if (!steps.isEmpty()) late.put(held.principle(), steps);
        }
        return late;
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

    /// The signing that a mailed link is about.
    Optional<Open> linked(String secret) {
        return links.find(secret)
                .flatMap(link -> db.sql("select id, edition, typed::text from signatory.signing where id = :id")
                        .param("id", link.signing())
                        .query(Row.class)
                        .optional())
                .flatMap(this::open);
    }

    /// Whether the link was sent to the address that the form names now.
    boolean fits(String secret, Open signing) {
        return links.find(secret).filter(link -> link.fits(signing.form())).isPresent();
    }

    /// Signs by the link: whoever opened it reads the mail of the address that it was sent to.
    ///
    /// @param seen what the page showed of the form
    @Transactional
    public Confirmed confirm(String secret, String seen) {
        var linked = linked(secret);
        if (linked.isEmpty()) return new Confirmed.NoLink();
        var signing = linked.get();
        var before = signed(signing);
        if (before.isPresent()) return new Confirmed.Signed(before.get());
        return switch (check(signing, false)) {
            case Checked.Invalid<SigningForm.Complete>(var problems) -> new Confirmed.Refused(signing, problems);
            case Checked.Valid<SigningForm.Complete>(var complete) -> {
                if (!fits(secret, signing)) yield new Confirmed.Readdressed(signing);
                if (!signing.seen().equals(seen)) yield new Confirmed.Changed(signing);
                var person = people.add(Actor.SYSTEM, UUID.randomUUID(), complete.email(), complete.signer());
                yield new Confirmed.Signed(sign(people.actor(person.id()).orElseThrow(), signing, complete));
            }
        };
    }

    /// Signs for somebody who is signed in: their address is known to be theirs.
    @Transactional
    public Outcome sign(Actor actor, Open signing) {
        var before = signed(signing);
        if (before.isPresent()) return new Outcome.Done(before.get());
        return switch (check(signing, true)) {
            case Checked.Invalid<SigningForm.Complete>(var problems) -> new Outcome.Refused(problems);
            case Checked.Valid<SigningForm.Complete>(var complete) -> new Outcome.Done(sign(actor, signing, complete));
        };
    }

    Checked<SigningForm.Complete> check(Open signing, boolean signedIn) {
        return signing.form()
                .check(signing.edition().text(), signing.known(), this::isPlace, signedIn, signatories.today());
    }

    private Signatures.Signed sign(Actor actor, Open signing, SigningForm.Complete complete) {
        var identifiers = signing.form().identifier() instanceof Checked.Valid<Optional<Identifier>>(var id)
                ? id.map(each -> Map.of(each.scheme(), each.id())).orElse(Map.of())
                : Map.<String, String>of();
        var signed = signatures.sign(
                actor,
                signing.id(),
                signing.edition(),
                organisation(signing.form()).map(Organisation::id),
                new Organisations.Details(complete.name(), complete.sector(), complete.size(), complete.place()),
                identifiers,
                complete.size(),
                complete.position(),
                complete.answers());
        // What was typed has become the signature; the rest of it is nobody's business.
        if (signed instanceof Signatures.Signed.Done) save(signing, new SigningForm(Map.of()));
        return signed;
    }

    /// What came of this signing, where it was signed already.
    Optional<Signatures.Signed> signed(Open signing) {
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
    public int forget() {
        db.sql("""
                        delete from signatory.signing_link where signing in
                            (select id from signatory.signing where saved_at < now() - interval '30 days')
                        """).update();
        return db.sql("delete from signatory.signing where saved_at < now() - interval '30 days'")
                .update();
    }
}
