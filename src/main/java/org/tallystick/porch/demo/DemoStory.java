package org.tallystick.porch.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Answers;
import org.tallystick.delivery.contract.Bands;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Commitments;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Contracts.Begun;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.returns.Returns.Submitted;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.delivery.verification.Verifications.Decision;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Packs;
import org.tallystick.framework.Published;
import org.tallystick.framework.Quantity;
import org.tallystick.library.ocds.Beginning;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.VatBasis;

/// A dozen contracts over six quarters, told through the doors that people use: promises kept,
/// late, queried, refused and missing.
@Component
@Profile("demo")
class DemoStory {

    private static final Quarter FIRST = new Quarter(2025, 2);

    private final DemoCast cast;
    private final Frameworks frameworks;
    private final Contracts contracts;
    private final Commitments commitments;
    private final Returns returns;
    private final Verifications verifications;

    DemoStory(
            DemoCast cast,
            Frameworks frameworks,
            Contracts contracts,
            Commitments commitments,
            Returns returns,
            Verifications verifications) {
        this.cast = cast;
        this.frameworks = frameworks;
        this.contracts = contracts;
        this.commitments = commitments;
        this.returns = returns;
        this.verifications = verifications;
    }

    /// The edition of fourteen measures that Shropshire asked about. The next one is published by
    /// the decision that follows.
    Published proposed() {
        return Packs.frameworks().stream()
                .filter(pack -> pack.place().equals("Shropshire"))
                .findFirst()
                .map(pack -> load(DemoCast.SHROPSHIRE, pack))
                .orElseThrow();
    }

    private Published load(String council, Edition pack) {
        return frameworks.loadPack(Actor.SYSTEM, DemoCast.organisation(council), pack);
    }

    /// Each council's framework as it stands: Thurrock's comes as a pack, Shropshire's was decided.
    Map<String, Published> frameworks() {
        var thurrock = Packs.frameworks().stream()
                .filter(pack -> pack.place().equals("Thurrock"))
                .findFirst()
                .map(pack -> load(DemoCast.THURROCK, pack))
                .orElseThrow();
        var shropshire = frameworks.latest(proposed().framework()).orElseThrow();
        return Map.of("Thurrock", thurrock, "Shropshire", shropshire);
    }

    /// Tells one contract, from its notice to its last return; once.
    void tell(Map<String, String> row, List<DemoPromise> promises, Published framework) {
        var place = row.getOrDefault("buyer", "");
        var manager = cast.actor("Contract manager, " + place);
        var id = DemoCast.id("contract " + row.get("key"));
        switch (contracts.begin(manager, id, notice(row), answers(row))) {
            case Begun.Began(var contract) -> deliver(contract, row, promises, framework, manager);
            case Begun.AlreadyBegun _ -> {}
            case Begun.Asked(var questions) -> throw new IllegalStateException("asked " + questions);
            case Begun.NotYours() -> throw new IllegalStateException("not the manager's: " + row);
        }
    }

    private static Beginning.Ready notice(Map<String, String> row) {
        var key = row.getOrDefault("key", "");
        return new Beginning.Ready(
                new ContractFacts(
                        "demo-" + key,
                        "demo-" + key + "-award",
                        null,
                        "1",
                        null,
                        row.get("title"),
                        null,
                        null,
                        List.of(),
                        Money.pounds(new BigDecimal(row.getOrDefault("value", "")), VatBasis.EXCLUDING),
                        LocalDate.parse(row.getOrDefault("starts", "")),
                        LocalDate.parse(row.getOrDefault("ends", "")),
                        null,
                        row.get("category"),
                        null,
                        List.of("UK6")),
                List.of());
    }

    private static Answers answers(Map<String, String> row) {
        var place = row.getOrDefault("buyer", "");
        var council = place.equals("Thurrock") ? DemoCast.THURROCK : DemoCast.SHROPSHIRE;
        return new Answers(
                null,
                DemoCast.organisation(council),
                DemoCast.organisation(row.getOrDefault("supplier", "")),
                null,
                null,
                null,
                null,
                place,
                Map.of());
    }

    private void deliver(
            UUID contract, Map<String, String> row, List<DemoPromise> promises, Published framework, Actor manager) {
        for (var promise : promises) add(contract, row, promise, framework, manager);
        var held = commitments.of(manager, contract);
        var bands = new HashMap<UUID, Bands>();
        for (var commitment : held)
            if (commitment.rated()) bands.put(commitment.id(), Bands.suggested(commitment.lessIsBetter()));
        expect(
                commitments.confirm(manager, contract, bands, "Read through with the supplier at the first meeting"),
                Commitments.Confirmed.Accepted.class);
        var supplier = cast.actor("Supplier, " + row.get("supplier"));
        var verifier = cast.actor("Verifier, " + row.get("buyer"));
        var quarter = FIRST;
        for (var at = 0; at < 6; at++, quarter = quarter.next())
            report(
                    contract,
                    row.getOrDefault("returns", "").charAt(at),
                    at,
                    quarter,
                    promises,
                    held,
                    framework,
                    supplier,
                    verifier);
    }

    private void add(UUID contract, Map<String, String> row, DemoPromise promise, Published framework, Actor manager) {
        var measure = framework.document().measure(promise.measure()).orElseThrow();
        var targets = new TreeMap<Quarter, Quantity>();
        Quarter.between(LocalDate.parse(row.getOrDefault("starts", "")), LocalDate.parse(row.getOrDefault("ends", "")))
                .forEach(quarter -> promise.due(measure).ifPresent(due -> targets.put(quarter, due)));
        expect(
                commitments.add(
                        manager,
                        DemoCast.id("commitment " + contract + measure.reference()),
                        contract,
                        framework.id(),
                        new Promise(
                                measure.reference(),
                                Promise.Basis.CRITERION,
                                targets,
                                promise.done(),
                                "Records shown to the contract manager each quarter"),
                        "As promised in the winning bid"),
                Commitments.Added.Accepted.class);
    }

    private void report(
            UUID contract,
            char how,
            int at,
            Quarter quarter,
            List<DemoPromise> promises,
            List<Commitment> held,
            Published framework,
            Actor supplier,
            Actor verifier) {
        if (how == '.') return;
        var lines = new ArrayList<ClaimLine>();
        for (var promise : promises) {
            var measure = framework.document().measure(promise.measure()).orElseThrow();
            var claim = how == 'n' ? java.util.Optional.<Quantity>empty() : promise.claim(measure, at);
            claim.ifPresent(quantity ->
                    lines.add(new ClaimLine(commitment(held, promise).id(), quantity, promise.done(), List.of())));
        }
        var key = DemoCast.id("return " + contract + quarter);
        expect(
                lines.isEmpty()
                        ? returns.nothing(supplier, key, contract, quarter)
                        : returns.submit(supplier, key, contract, quarter, lines),
                Submitted.Accepted.class);
        for (var promise : promises)
            if (lines.stream()
                    .anyMatch(line ->
                            line.commitment().equals(commitment(held, promise).id())))
                verify(key, commitment(held, promise), promise.then(at), verifier);
    }

    private static Commitment commitment(List<Commitment> held, DemoPromise promise) {
        return held.stream()
                .filter(each -> each.measure().equals(promise.measure()))
                .findFirst()
                .orElseThrow();
    }

    private void verify(UUID submitted, Commitment commitment, char then, Actor verifier) {
        var key = DemoCast.id("decision " + submitted + commitment.id());
        Decision decision = switch (then) {
            case 'v' -> new Decision.Accept(commitment.asked(), "Agrees with the records seen");
            case 'c' -> new Decision.Accept(Grade.ASSERTED, "No records were shown this quarter");
            case 'q' ->
                new Decision.Query("Please say which invoices are counted: the total is higher than the ledger's");
            case 'r' -> new Decision.Refuse("These began before the contract and are not part of it");
            default -> null;
        };
        if (decision != null)
            expect(
                    verifications.decide(verifier, key, submitted, commitment.id(), 0, decision),
                    Verifications.Decided.Accepted.class);
    }

    private static void expect(Object outcome, Class<?> wanted) {
        if (!wanted.isInstance(outcome)) throw new IllegalStateException("the demo was refused: " + outcome);
    }
}
