package org.tallystick.delivery.contract;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Evidence;
import org.tallystick.delivery.returns.EvidenceFile;
import org.tallystick.delivery.target.TargetProposals;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Proxy;
import org.tallystick.framework.Quantity;
import org.tallystick.framework.Theme;
import org.tallystick.platform.organisation.Organisations;
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

/// Sets the stage for the tests of this room: a place, a buyer, suppliers, an edition, contracts;
/// all under fresh ids.
@TestComponent
public class Stage {

    public static final Quarter Q1 = new Quarter(2025, 1);
    public static final Quarter Q2 = new Quarter(2025, 2);
    static final Quarter Q3 = new Quarter(2025, 3);
    static final Quarter Q4 = new Quarter(2025, 4);

    public static final String JOBS = "X-1";
    public static final String LOCAL = "X-2";
    public static final String STORY = "X-3";
    static final String PAID = "X-4";
    static final String WASTE = "X-5";
    static final String SPENT = "X-6";

    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Commitments commitments;
    private final Evidence evidence;
    private final Frameworks frameworks;
    private final TargetProposals proposals;

    Stage(
            Organisations organisations,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Commitments commitments,
            Evidence evidence,
            Frameworks frameworks,
            TargetProposals proposals) {
        this.proposals = proposals;
        this.organisations = organisations;
        this.events = events;
        this.transaction = transaction;
        this.commitments = commitments;
        this.evidence = evidence;
        this.frameworks = frameworks;
    }

    /// One buyer with its people, in a place of its own, and one edition.
    public record Cast(String place, OrganisationId buyer, UUID edition, Actor manager, Actor verifier) {}

    public Cast cast() {
        var place = "E" + UUID.randomUUID().toString().substring(0, 8);
        organisations.addPlace(Actor.SYSTEM, place, "Place " + place);
        var buyer = organisation("Council " + place, Sector.PUBLIC, null);
        return new Cast(
                place,
                buyer,
                edition(buyer),
                person("Contract manager", Role.CONTRACT_MANAGER, buyer),
                person("Verifier", Role.VERIFIER, buyer));
    }

    public OrganisationId organisation(String name, Sector sector, @Nullable Size size) {
        return organisations.register(
                Actor.SYSTEM,
                new OrganisationId(UUID.randomUUID()),
                new Organisations.Details(name, sector, size, null),
                Map.of());
    }

    public static Actor person(String name, Role role, OrganisationId at) {
        return new Actor(UUID.randomUUID(), name, Set.of(new Actor.Post(at, role)));
    }

    private UUID edition(OrganisationId owner) {
        var proxy = new Proxy(new BigDecimal("1234.56"), "A worked example", 2024, "England", "OGL v3");
        var measures = List.of(
                measure(JOBS, "Jobs for residents", MeasureKind.COUNT, "jobs", Direction.MORE, proxy),
                measure(
                        LOCAL,
                        "Spend in the area",
                        MeasureKind.SHARE,
                        "pounds spent locally out of pounds spent",
                        Direction.MORE,
                        null),
                measure(STORY, "Less loneliness", MeasureKind.NARRATIVE, "account", Direction.NEITHER, null),
                measure(PAID, "Real Living Wage paid", MeasureKind.YES_NO, "answer", Direction.MORE, null),
                measure(WASTE, "Waste to landfill", MeasureKind.COUNT, "tonnes", Direction.LESS, null),
                measure(SPENT, "Given to local groups", MeasureKind.POUNDS, "pounds", Direction.MORE, null));
        var edition = new Edition(
                "Example " + UUID.randomUUID(),
                "Council",
                "Place",
                1,
                "Example",
                "An example",
                "2025",
                new Licence("OGL v3", true),
                List.of(),
                List.of(new Theme("T1", "Jobs", "", List.of(), measures)));
        return frameworks.loadPack(Actor.SYSTEM, owner, edition).id();
    }

    private static Measure measure(
            String reference, String name, MeasureKind kind, String unit, Direction direction, @Nullable Proxy proxy) {
        return new Measure(reference, name, null, kind, unit, direction, "Records", null, null, proxy, "", null);
    }

    public static Promise promise(String measure, Map<Quarter, Quantity> targets) {
        return new Promise(measure, Promise.Basis.CRITERION, targets, "How", "Payroll");
    }

    public static Quantity count(String amount) {
        return new Quantity.Count(new BigDecimal(amount));
    }

    public static Quantity share(String part, String whole) {
        return new Quantity.Share(new BigDecimal(part), new BigDecimal(whole));
    }

    public static final List<Promise> PROMISES = List.of(
            promise(JOBS, Map.of(Q1, count("3"), Q2, count("3"), Q3, count("4"))),
            promise(LOCAL, Map.of(Q1, share("40", "100"), Q2, share("40", "100"))),
            promise(STORY, Map.of()),
            promise(PAID, Map.of(Q1, new Quantity.YesNo(true), Q2, new Quantity.YesNo(true))),
            promise(WASTE, Map.of(Q1, count("10"))),
            promise(SPENT, Map.of(Q2, new Quantity.Pounds(new BigDecimal("1000.50")))));

    /// A contract over the four quarters of 2025, with its supplier's person.
    public record Deal(
            Cast cast, UUID contract, OrganisationId supplier, Actor reporter, Map<String, UUID> commitments) {
        public UUID commitment(String measure) {
            return java.util.Objects.requireNonNull(commitments.get(measure));
        }
    }

    public Deal award(Cast cast, OrganisationId supplier, String value, List<Promise> promises) {
        var contract = UUID.randomUUID();
        var officer = person("Officer", Role.OFFICER, cast.buyer());
        transaction.executeWithoutResult(status -> events.publishEvent(new ContractAwarded(
                contract,
                UUID.randomUUID(),
                "Contract " + contract,
                cast.buyer(),
                supplier,
                Money.pounds(new BigDecimal(value), VatBasis.EXCLUDING),
                LocalDate.of(2025, 1, 15),
                LocalDate.of(2025, 12, 31),
                "services",
                cast.place(),
                cast.edition(),
                promises,
                "",
                officer)));
        var held = commitments.of(cast.manager(), contract).stream()
                .collect(Collectors.toMap(Commitment::measure, Commitment::id));
        return new Deal(cast, contract, supplier, person("Supplier", Role.SUPPLIER, supplier), held);
    }

    public Deal award() {
        var cast = cast();
        return award(cast, organisation("Firm " + UUID.randomUUID(), Sector.VCSE, Size.SMALL), "250000", PROMISES);
    }

    public Deal confirmed() {
        var deal = award();
        confirm(deal);
        return deal;
    }

    public void confirm(Deal deal) {
        var bands = new TreeMap<UUID, Bands>();
        for (var each : commitments.of(deal.cast().manager(), deal.contract()))
            if (each.rated()) bands.put(each.id(), Bands.suggested(each.lessIsBetter()));
        var outcome = commitments.confirm(deal.cast().manager(), deal.contract(), bands, "Read with the supplier");
        if (!(outcome instanceof Commitments.Confirmed.Accepted)) throw new AssertionError(outcome);
    }

    public static ClaimLine line(Deal deal, String measure, Quantity quantity, UUID... files) {
        return new ClaimLine(deal.commitment(measure), quantity, "Done", List.of(files));
    }

    /// Agrees one quarter's target anew: the manager proposes, the supplier agrees.
    public void agree(Deal deal, UUID commitment, Quarter quarter, Quantity target, String because) {
        var wanted = new LinkedHashMap<Quarter, Optional<Amount>>();
        wanted.put(quarter, Optional.of(Amount.of(target)));
        var outcome = proposals.propose(deal.cast().manager(), UUID.randomUUID(), commitment, wanted, because);
        if (!(outcome instanceof TargetProposals.Proposed.Made(var id))) throw new AssertionError(outcome);
        var decided = proposals.decide(deal.reporter(), id, true, "");
        if (!(decided instanceof TargetProposals.Decided.Done)) throw new AssertionError(decided);
    }

    EvidenceFile file(Deal deal, String text) {
        var outcome = evidence.shelve(
                deal.reporter(),
                UUID.randomUUID(),
                deal.supplier(),
                "payroll.csv",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        if (outcome instanceof Evidence.Shelved.Accepted(var file)) return file;
        throw new AssertionError(outcome);
    }
}
