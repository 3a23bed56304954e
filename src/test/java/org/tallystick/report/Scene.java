package org.tallystick.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.contract.Bands;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Commitments;
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

/// A council with contracts to look at, under fresh ids, made through the rooms' own doors.
@TestComponent
public class Scene {

    public static final Quarter Q1 = new Quarter(2025, 1);
    public static final Quarter Q2 = new Quarter(2025, 2);
    public static final Quarter Q3 = new Quarter(2025, 3);

    public static final String JOBS = "X-1";
    public static final String LOCAL = "X-2";
    public static final String STORY = "X-3";
    public static final String PAID = "X-4";
    public static final String SPENT = "X-5";
    public static final String VISITS = "X-6";

    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Commitments commitments;
    private final Returns returns;
    private final Verifications verifications;
    private final Frameworks frameworks;

    Scene(
            Organisations organisations,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Commitments commitments,
            Returns returns,
            Verifications verifications,
            Frameworks frameworks) {
        this.organisations = organisations;
        this.events = events;
        this.transaction = transaction;
        this.commitments = commitments;
        this.returns = returns;
        this.verifications = verifications;
        this.frameworks = frameworks;
    }

    public record Council(String place, OrganisationId id, UUID edition) {
        public Actor person(Role role) {
            return Scene.person(role, id);
        }
    }

    static Actor person(Role role, OrganisationId at) {
        return new Actor(UUID.randomUUID(), role.words(), Set.of(new Actor.Post(at, role)));
    }

    public Council council(String name) {
        var place = "E" + UUID.randomUUID().toString().substring(0, 8);
        organisations.addPlace(Actor.SYSTEM, place, name + " " + place);
        var id = organisation(name + " Council", Sector.PUBLIC, place);
        return new Council(place, id, edition(id));
    }

    public OrganisationId organisation(String name, Sector sector, String place) {
        return organisations.register(
                Actor.SYSTEM,
                new OrganisationId(UUID.randomUUID()),
                new Organisations.Details(name, sector, Size.SMALL, place),
                Map.of());
    }

    private UUID edition(OrganisationId owner) {
        var proxy = new Proxy(new BigDecimal("1234.56"), "A worked example", 2024, "England", "OGL v3");
        var jobs = List.of(
                measure(JOBS, "Jobs for residents", MeasureKind.COUNT, "jobs", proxy),
                measure(PAID, "Pays the Real Living Wage", MeasureKind.YES_NO, "answer", null));
        var place = List.of(
                measure(
                        LOCAL,
                        "Spend in the area",
                        MeasureKind.SHARE,
                        "pounds spent locally out of pounds spent",
                        null),
                measure(SPENT, "Given to local groups", MeasureKind.POUNDS, "pounds", null),
                measure(STORY, "Less loneliness", MeasureKind.NARRATIVE, "account", null),
                measure(
                        VISITS,
                        "Visits to green space",
                        MeasureKind.SHARE,
                        "change in visits since the year before out of visits in the year" + " before",
                        null));
        var edition = new Edition(
                "Example framework",
                "Council",
                "Place",
                1,
                "Example",
                "An example",
                "2025",
                new Licence("OGL v3", true),
                List.of(),
                List.of(
                        new Theme("T1", "Jobs and skills", "", List.of(), jobs),
                        new Theme("T2", "A thriving place", "", List.of(), place)));
        return frameworks.loadPack(Actor.SYSTEM, owner, edition).id();
    }

    private static Measure measure(
            String reference,
            String name,
            MeasureKind kind,
            String unit,
            @org.jspecify.annotations.Nullable Proxy proxy) {
        return new Measure(
                reference,
                name,
                null,
                kind,
                unit,
                kind == MeasureKind.NARRATIVE ? Direction.NEITHER : Direction.MORE,
                "Records",
                null,
                null,
                proxy,
                "",
                null);
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
            promise(VISITS, Map.of(Q1, share("50", "500"))),
            promise(PAID, Map.of(Q1, new Quantity.YesNo(true))),
            promise(SPENT, Map.of(Q2, new Quantity.Pounds(new BigDecimal("1000.50")))));

    public static Promise promise(String measure, Map<Quarter, Quantity> targets) {
        return new Promise(
                measure,
                Promise.Basis.CRITERION,
                targets,
                "We advertise each post in the job centre first",
                "Payroll extract, read by the contract manager");
    }

    public record Deal(
            Council council, UUID contract, OrganisationId supplier, Actor reporter, Map<String, UUID> commitments) {
        public UUID commitment(String measure) {
            return java.util.Objects.requireNonNull(commitments.get(measure));
        }
    }

    Deal deal(Council council, String title, OrganisationId supplier) {
        return deal(council, title, supplier, UUID.randomUUID(), PROMISES, 2025);
    }

    /// @param contract its id
    /// @param last the year in which it ends
    public Deal deal(
            Council council, String title, OrganisationId supplier, UUID contract, List<Promise> promises, int last) {
        transaction.executeWithoutResult(status -> events.publishEvent(new ContractAwarded(
                contract,
                UUID.randomUUID(),
                title,
                council.id(),
                supplier,
                Money.pounds(new BigDecimal("250000"), VatBasis.EXCLUDING),
                LocalDate.of(2025, 1, 15),
                LocalDate.of(last, 12, 31),
                "services",
                council.place(),
                council.edition(),
                promises,
                "",
                council.person(Role.OFFICER))));
        var manager = council.person(Role.CONTRACT_MANAGER);
        var held = commitments.of(manager, contract);
        var bands = new TreeMap<UUID, Bands>();
        for (var each : held) if (each.rated()) bands.put(each.id(), Bands.suggested(each.lessIsBetter()));
        var outcome = commitments.confirm(manager, contract, bands, "Read with the supplier");
        if (!(outcome instanceof Commitments.Confirmed.Accepted)) throw new AssertionError(outcome);
        return new Deal(
                council,
                contract,
                supplier,
                person(Role.SUPPLIER, supplier),
                held.stream().collect(Collectors.toMap(Commitment::measure, Commitment::id)));
    }

    public static ClaimLine line(Deal deal, String measure, Quantity quantity) {
        return new ClaimLine(deal.commitment(measure), quantity, "Done as promised", List.of());
    }

    public UUID submit(Deal deal, Quarter quarter, ClaimLine... lines) {
        var outcome = returns.submit(deal.reporter(), UUID.randomUUID(), deal.contract(), quarter, List.of(lines));
        if (outcome instanceof Returns.Submitted.Accepted(var id)) return id;
        throw new AssertionError(outcome);
    }

    UUID correct(Deal deal, UUID replaces, ClaimLine... lines) {
        var outcome = returns.correct(deal.reporter(), UUID.randomUUID(), replaces, List.of(lines));
        if (outcome instanceof Returns.Submitted.Accepted(var id)) return id;
        throw new AssertionError(outcome);
    }

    public void accept(Deal deal, UUID submitted, String measure) {
        decide(deal, submitted, measure, new Verifications.Decision.Accept(Grade.AUDITED, "Seen"));
    }

    void query(Deal deal, UUID submitted, String measure) {
        decide(deal, submitted, measure, new Verifications.Decision.Query("The payroll shows fewer"));
    }

    private void decide(Deal deal, UUID submitted, String measure, Verifications.Decision decision) {
        var outcome = verifications.decide(
                deal.council().person(Role.VERIFIER),
                UUID.randomUUID(),
                submitted,
                deal.commitment(measure),
                0,
                decision);
        if (!(outcome instanceof Verifications.Decided.Accepted)) throw new AssertionError(outcome);
    }

    /// Two contracts: one with a claim queried and corrected, the other with one claim unchecked.
    public List<Deal> told(Council council, String supplier) {
        var first = deal(council, "Care at home", organisation(supplier, Sector.VCSE, council.place()));
        var q1 = submit(
                first,
                Q1,
                line(first, JOBS, count("5")),
                line(first, LOCAL, share("30", "100")),
                line(first, PAID, new Quantity.YesNo(true)),
                line(first, STORY, new Quantity.Narrative("Neighbours now eat together on Fridays.")));
        accept(first, q1, LOCAL);
        query(first, q1, JOBS);
        var corrected = correct(
                first,
                q1,
                line(first, JOBS, count("4")),
                line(first, LOCAL, share("30", "100")),
                line(first, PAID, new Quantity.YesNo(true)),
                line(first, STORY, new Quantity.Narrative("Neighbours now eat together on Fridays.")));
        accept(first, corrected, JOBS);
        accept(first, corrected, PAID);
        accept(first, corrected, STORY);
        var q2 = submit(first, Q2, line(first, JOBS, count("2.5")), line(first, LOCAL, share("10", "300")));
        accept(first, q2, JOBS);
        accept(first, q2, LOCAL);
        var second = deal(council, "Road repairs", organisation("Roads Ltd", Sector.PRIVATE, council.place()));
        var other = submit(second, Q1, line(second, JOBS, count("1200")), line(second, VISITS, share("-25", "500")));
        accept(second, other, JOBS);
        accept(second, other, VISITS);
        submit(
                second,
                Q2,
                line(second, JOBS, count("7")),
                line(second, SPENT, new Quantity.Pounds(new BigDecimal("0.1"))));
        return List.of(first, second);
    }
}
