package org.tallystick.charter.mark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.signatory.signing.Signatures;
import org.tallystick.charter.text.Adoptions;
import org.tallystick.charter.text.Approval;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.CharterDocument;
import org.tallystick.charter.text.Charters;
import org.tallystick.charter.text.Drafts;
import org.tallystick.delivery.contract.Bands;
import org.tallystick.delivery.contract.Commitments;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Published;
import org.tallystick.framework.Quantity;
import org.tallystick.framework.Theme;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.procurement.ContractAwarded;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.VatBasis;

/// A place with a charter, its group of three, and signatories whose returns of the last quarters
/// were verified, whatever the day is. All under fresh ids.
public class MarkStage {

    private final Organisations organisations;
    private final People people;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Commitments commitments;
    private final Returns returns;
    private final Verifications verifications;
    private final Frameworks frameworks;
    private final Charters charters;
    private final Drafts drafts;
    private final Adoptions adoptions;
    private final Signatures signatures;
    private final Signatories signatories;

    MarkStage(
            Organisations organisations,
            People people,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Commitments commitments,
            Returns returns,
            Verifications verifications,
            Frameworks frameworks,
            Charters charters,
            Drafts drafts,
            Adoptions adoptions,
            Signatures signatures,
            Signatories signatories) {
        this.organisations = organisations;
        this.people = people;
        this.events = events;
        this.transaction = transaction;
        this.commitments = commitments;
        this.returns = returns;
        this.verifications = verifications;
        this.frameworks = frameworks;
        this.charters = charters;
        this.drafts = drafts;
        this.adoptions = adoptions;
        this.signatures = signatures;
        this.signatories = signatories;
    }

    /// @param group three people of the group, by name
    public record Place(
            String name, String code, OrganisationId council, Published edition, Charter charter, List<Actor> group) {
        public Target target(String measure, String amount) {
            var found = edition.document().measure(measure).orElseThrow();
            return new Target(
                    edition.framework(), measure, found.name(), found.kind(), found.unit(), found.direction(), amount);
        }
    }

    /// A claim that was sent in and verified.
    public record Sent(UUID submitted, UUID commitment, String measure) {}

    /// @param supplier somebody of the organisation
    /// @param sent what it claimed, quarter by quarter
    public record Member(Signatory signatory, Actor supplier, List<Sent> sent) {}

    public Place place() {
        var name = "Wharf " + UUID.randomUUID().toString().substring(0, 6);
        var code = "E" + UUID.randomUUID().toString().substring(0, 8);
        organisations.addPlace(Actor.SYSTEM, code, name);
        var council = organisation(name + " Council", Sector.PUBLIC, Size.LARGE);
        var group = List.of("First", "Second", "Third").stream()
                .map(each -> person(each + " of the group, " + name, council, Role.GROUP))
                .toList();
        return new Place(name, code, council, edition(council, name), charter(council, name, group), group);
    }

    private Charter charter(OrganisationId council, String name, List<Actor> group) {
        var lead = group.getFirst();
        var charter = charters.begin(lead, UUID.randomUUID(), council, "Charter of " + name);
        var draft = drafts.begin(lead, UUID.randomUUID(), charter, CharterDocument.pack("shropshire"));
        adoptions.add(lead, charter.id(), council, Approval.COUNCIL);
        adoptions.record(
                lead,
                UUID.randomUUID(),
                draft,
                council,
                1,
                new Adoptions.Recorded(true, LocalDate.of(2026, 1, 5), "Minute 1"));
        if (drafts.publish(lead, UUID.randomUUID(), charter, 1) instanceof Drafts.Publication.Done) return charter;
        throw new AssertionError("not published");
    }

    private OrganisationId organisation(String name, Sector sector, Size size) {
        return organisations.register(
                Actor.SYSTEM,
                new OrganisationId(UUID.randomUUID()),
                new Organisations.Details(name, sector, size, null),
                Map.of());
    }

    private Actor person(String name, OrganisationId at, Role role) {
        var id = UUID.randomUUID();
        people.add(Actor.SYSTEM, id, id + "@example.org", name);
        people.give(Actor.SYSTEM, UUID.randomUUID(), id, at, role);
        return people.actor(id).orElseThrow();
    }

    private Published edition(OrganisationId owner, String name) {
        var measures = List.of(
                measure("W-1", "Apprenticeships", MeasureKind.COUNT, "apprenticeships"),
                measure("W-2", "Spend near by", MeasureKind.SHARE, "pounds spent near by out of pounds spent"),
                measure("W-3", "Hours given", MeasureKind.COUNT, "hours"));
        var edition = new Edition(
                "Framework of " + name,
                name + " Council",
                name,
                1,
                "Example",
                "An example",
                "2025",
                new Licence("OGL v3", true),
                List.of(),
                List.of(new Theme("T1", "Work", "", List.of(), measures)));
        return frameworks.loadPack(Actor.SYSTEM, owner, edition);
    }

    private static Measure measure(String reference, String name, MeasureKind kind, String unit) {
        return new Measure(reference, name, null, kind, unit, Direction.MORE, "Records", null, null, null, "", null);
    }

    /// An organisation that signed; each of the last four quarters verified, where anything is
    /// given.
    ///
    /// @param quarterly what it did in each quarter, by measure
    public Member member(Place place, String name, Size size, Map<String, Quantity> quarterly) {
        var id = organisation(name + ", " + place.name(), Sector.VCSE, size);
        var supplier = person("Supplier, " + name + ", " + place.name(), id, Role.SUPPLIER);
        var edition = charters.editions(place.charter().id()).getFirst();
        var answers = new LinkedHashMap<String, Answer>();
        for (var each : edition.text().principles()) answers.put(each.reference(), new Answer.Does("So"));
        var signed = signatures.sign(
                supplier,
                UUID.randomUUID(),
                edition,
                Optional.of(id),
                new Organisations.Details(name, Sector.VCSE, size, null),
                Map.of(),
                size,
                "Director",
                answers);
        if (!(signed instanceof Signatures.Signed.Done(var signatory, var _))) throw new AssertionError(signed);
        return new Member(
                signatory, supplier, quarterly.isEmpty() ? List.of() : deliver(place, id, supplier, quarterly));
    }

    /// One contract, with a verified return for each of the last four quarters.
    public List<Sent> deliver(Place place, OrganisationId id, Actor supplier, Map<String, Quantity> quarterly) {
        var last = DueRules.lastOverdue(signatories.today());
        var first = last.previous().previous().previous();
        var contract = UUID.randomUUID();
        var promises = quarterly.keySet().stream()
                .map(each -> new Promise(each, Promise.Basis.CRITERION, Map.of(), "How", "Records"))
                .toList();
        transaction.executeWithoutResult(_ -> events.publishEvent(new ContractAwarded(
                contract,
                UUID.randomUUID(),
                "Contract of " + place.name(),
                place.council(),
                id,
                Money.pounds(new BigDecimal("250000"), VatBasis.EXCLUDING),
                first.firstDay(),
                last.next().lastDay(),
                "services",
                place.code(),
                place.edition().id(),
                promises,
                "",
                at(place.council(), Role.OFFICER))));
        confirm(place, contract);
        var sent = new ArrayList<Sent>();
        for (var quarter = first; quarter.compareTo(last) <= 0; quarter = quarter.next())
            sent.addAll(report(place, contract, quarter, supplier, quarterly));
        return sent;
    }

    /// Refuses what was verified last of a measure.
    public void refuse(Place place, Member member, String measure) {
        var last = member.sent().stream()
                .filter(each -> each.measure().equals(measure))
                .toList()
                .getLast();
        var refused = verifications.decide(
                at(place.council(), Role.VERIFIER),
                UUID.randomUUID(),
                last.submitted(),
                last.commitment(),
                1,
                new Verifications.Decision.Refuse("It was counted twice"));
        if (!(refused instanceof Verifications.Decided.Accepted)) throw new AssertionError(refused);
    }

    private static Actor at(OrganisationId organisation, Role role) {
        return new Actor(UUID.randomUUID(), role.words(), Set.of(new Actor.Post(organisation, role)));
    }

    private void confirm(Place place, UUID contract) {
        var manager = at(place.council(), Role.CONTRACT_MANAGER);
        var bands = new TreeMap<UUID, Bands>();
        for (var each : commitments.of(manager, contract))
            if (each.rated()) bands.put(each.id(), Bands.suggested(each.lessIsBetter()));
        var outcome = commitments.confirm(manager, contract, bands, "Read with the supplier");
        if (!(outcome instanceof Commitments.Confirmed.Accepted)) throw new AssertionError(outcome);
    }

    /// The quarter whose lines are accepted on weaker evidence; null for none.
    private @Nullable Quarter weaker;

    void acceptOnWeakerEvidenceIn(Quarter quarter) {
        weaker = quarter;
    }

    private List<Sent> report(
            Place place, UUID contract, Quarter quarter, Actor supplier, Map<String, Quantity> quarterly) {
        var held = commitments.of(at(place.council(), Role.CONTRACT_MANAGER), contract);
        var lines = held.stream()
                .map(each -> new ClaimLine(
                        each.id(), java.util.Objects.requireNonNull(quarterly.get(each.measure())), "Done", List.of()))
                .toList();
        var key = UUID.randomUUID();
        if (!(returns.submit(supplier, key, contract, quarter, lines) instanceof Returns.Submitted.Accepted))
            throw new AssertionError(quarter);
        for (var each : held)
            verifications.decide(
                    at(place.council(), Role.VERIFIER),
                    UUID.randomUUID(),
                    key,
                    each.id(),
                    0,
                    new Verifications.Decision.Accept(
                            quarter.equals(weaker) ? Grade.CONFIRMED : Grade.AUDITED, "Seen"));
        return held.stream()
                .map(each -> new Sent(key, each.id(), each.measure()))
                .toList();
    }
}
