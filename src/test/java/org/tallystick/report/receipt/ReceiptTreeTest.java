package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.Sealer;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.procurement.Promise;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A receipt with more inputs than it lists is a tree: its leaves add up to what is published, to
/// the last digit, and each input is in one leaf.
@OnPostgres
@Import(Scene.class)
class ReceiptTreeTest {

    private static final LocalDate DAY = LocalDate.of(2025, 8, 1);
    private static final List<Quarter> QUARTERS = List.of(Scene.Q1, Scene.Q2);
    private static final List<String> MEASURES = List.of(Scene.JOBS, Scene.LOCAL);

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    Receipts receipts;

    @Autowired
    Tallies tallies;

    @Autowired
    Deltas deltas;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcClient db;

    /// @param like how many digits its id has in common with the others'
    /// @param tenths of a job claimed
    record Told(int like, int quarter, int tenths, boolean accepted) {}

    Gen<List<Told>> worlds() {
        var contract = Gen.ints(0, 31);
        var quarter = Gen.ints(0, 1);
        var amount = Gen.ints(0, 99_999);
        Gen<Told> told = random ->
                new Told(contract.next(random), quarter.next(random), amount.next(random), random.nextInt(3) > 0);
        return told.list(1, 9);
    }

    private Scene.Council world(List<Told> told) {
        var council = scene.council("Treeshire");
        var supplier = scene.organisation("Growers", Sector.PRIVATE, council.place());
        var common = hex();
        for (var each : told) {
            // The last digits are drawn anew, so that two ids are never the same.
            var like = Math.min(each.like(), 24);
            var id = common.substring(0, like) + hex().substring(like);
            var deal = scene.deal(council, "Part", supplier, uuid(id), Scene.PROMISES, 2025);
            var jobs = "%d.%d".formatted(each.tenths() / 10, each.tenths() % 10);
            var submitted = scene.submit(
                    deal,
                    QUARTERS.get(each.quarter()),
                    Scene.line(deal, Scene.JOBS, Scene.count(jobs)),
                    Scene.line(deal, Scene.LOCAL, Scene.share(jobs, "10000")));
            if (each.accepted()) scene.accept(deal, submitted, Scene.JOBS);
        }
        return council;
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static UUID uuid(String hex) {
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    @Property(tries = 8)
    void theLeavesAddUpToWhatIsPublished(@ForAll("worlds") List<Told> told) {
        var council = world(told);
        var someone = new Scope.Supplier(scene.organisation("Nobody's", Sector.PRIVATE, council.place()));
        for (var scope :
                List.of(new Scope.All(), new Scope.Place(council.place()), new Scope.Buyer(council.id()), someone))
            for (var part : Figure.Part.values())
                for (var measure : MEASURES)
                    for (var most : List.of(1, 3)) {
                        var root = new Wanted(part, scope, council.edition(), measure, Period.EVER, DAY);
                        var published = tallies.figures(Actor.PUBLIC, scope, Period.EVER, DAY).stream()
                                .filter(each -> each.edition().equals(council.edition())
                                        && each.measure().equals(measure))
                                .findFirst()
                                .flatMap(each -> each.part(part))
                                .map(Amount::canonical)
                                .orElse(null);
                        var leaves = new TreeMap<String, Receipt.InputLine>();
                        var walked = walk(root, most, leaves);
                        assertThat(walked.result().exact()).as(root.address()).isEqualTo(published);
                        var whole = receipts.of(Actor.PUBLIC, root, Instant.now(), 1_000)
                                .orElseThrow();
                        assertThat(whole.listing()).isEqualTo(Receipt.Listing.INPUTS);
                        assertThat(whole.result()).isEqualTo(walked.result());
                        assertThat(leaves.keySet())
                                .containsExactlyInAnyOrderElementsOf(whole.inputs().stream()
                                        .map(ReceiptTreeTest::key)
                                        .toList());
                    }
        assertThat(tallies.check()).isEmpty();
        assertThat(deltas.breaches()).isEmpty();
    }

    private static String key(Receipt.InputLine input) {
        return input.commitment() + " " + input.quarter();
    }

    /// Walks down by the addresses that each receipt gives, as a reader would; gives the root.
    private Receipt walk(Wanted wanted, int most, TreeMap<String, Receipt.InputLine> leaves) {
        var receipt = receipts.of(Actor.PUBLIC, wanted, Instant.now(), most).orElseThrow();
        assertThat(ReceiptVerifier.verify(JsonMapper.shared().writeValueAsBytes(receipt), Trusted.NOTHING))
                .as(wanted.address())
                .satisfies(outcome -> assertThat(outcome.faults()).isEmpty());
        assertThat(receipt.inputs().size()).isLessThanOrEqualTo(most);
        for (var input : receipt.inputs())
            assertThat(leaves.put(key(input), input)).isNull();
        for (var part : receipt.subtotals()) {
            var child = walk(read(part.receipt()), most, leaves);
            assertThat(child.result().exact()).as(part.receipt()).isEqualTo(part.amount());
            assertThat(child.count()).isEqualTo(part.count());
        }
        return receipt;
    }

    private static Wanted read(String address) {
        var path = address.substring(0, address.indexOf('?')).split("/");
        return Wanted.read(
                        path[2],
                        path[3].replace(".json", ""),
                        new Wanted.Typed(
                                asked(address, "of"),
                                asked(address, "edition"),
                                asked(address, "measure"),
                                asked(address, "from"),
                                asked(address, "to"),
                                asked(address, "asat"),
                                asked(address, "evidence"),
                                asked(address, "contracts")),
                        LocalDate.now())
                .orElseThrow(() -> new AssertionError(address));
    }

    private static @Nullable String asked(String address, String name) {
        return Stream.of(address.split("[?&]"))
                .filter(each -> each.startsWith(name + "="))
                .findFirst()
                .map(each -> each.substring(name.length() + 1))
                .orElse(null);
    }

    private Receipt claimed(int most) {
        var council = world(List.of(
                new Told(5, 0, 25, true),
                new Told(5, 0, 40, true),
                new Told(5, 0, 12_345, false),
                new Told(0, 1, 1, true)));
        Sealing.everything(sealer, db);
        var wanted = new Wanted(Figure.Part.CLAIMED, new Scope.All(), council.edition(), Scene.JOBS, Period.EVER, DAY);
        return receipts.of(Actor.PUBLIC, wanted, Instant.now(), most).orElseThrow();
    }

    private Receipt under(Receipt receipt, int part, int most) {
        var wanted = read(receipt.subtotals().get(part).receipt());
        return receipts.of(Actor.PUBLIC, wanted, Instant.now(), most).orElseThrow();
    }

    @Test
    void firstByQuarterThenByHowTheIdsOfTheContractsBegin() {
        var root = claimed(2);
        assertThat(root.listing()).isEqualTo(Receipt.Listing.QUARTERS);
        assertThat(root.count()).isEqualTo(4);
        assertThat(root.result().exact()).isEqualTo("1241.1");
        assertThat(root.subtotals())
                .extracting(Receipt.SubtotalLine::quarter, Receipt.SubtotalLine::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2025-Q1", "1241"),
                        org.assertj.core.groups.Tuple.tuple("2025-Q2", "0.1"));
        var quarter = under(root, 0, 2);
        assertThat(quarter.listing()).isEqualTo(Receipt.Listing.CONTRACTS);
        // Five digits are the same, and the sixth or one after it parts them.
        assertThat(quarter.subtotals())
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.contracts()).hasSizeGreaterThan(5));
        var table = ReceiptPages.table(quarter, Paging.read(null, 100));
        var first = quarter.subtotals().getFirst();
        assertThat(table.rows().getFirst().toString())
                .contains("Begins with " + first.contracts(), "contracts=" + first.contracts())
                .doesNotContain(".json");
        var leaf = under(quarter, 0, 2);
        assertThat(leaf.listing()).isEqualTo(Receipt.Listing.INPUTS);
        assertThat(leaf.figure().words()).contains(", contracts whose id begins with " + first.contracts());
    }

    private static List<String> altered(Receipt receipt, Consumer<ObjectNode> alter) {
        var json = (ObjectNode) (JsonNode) JsonMapper.shared().valueToTree(receipt);
        alter.accept(json);
        return ReceiptVerifier.verify(JsonMapper.shared().writeValueAsBytes(json), Trusted.NOTHING)
                .faults();
    }

    private static ObjectNode part(ObjectNode receipt, int number) {
        return (ObjectNode) receipt.path("subtotals").get(number);
    }

    @Test
    void anAlteredPartIsNamed() {
        var root = claimed(2);
        var quarter = under(root, 0, 2);
        assertThat(altered(root, _ -> {})).isEmpty();
        assertThat(altered(quarter, _ -> {})).isEmpty();
        assertThat(altered(root, json -> part(json, 0).put("amount", "1242")))
                .anyMatch(fault -> fault.startsWith("Result: the sum of the inputs"));
        assertThat(altered(root, json -> part(json, 0).put("count", "7")))
                .anyMatch(fault -> fault.startsWith("Count: "));
        assertThat(altered(root, json -> part(json, 1).put("quarter", "2025-Q1")))
                .anyMatch(f -> f.startsWith("Part 2 (2025-Q1): its contracts are counted twice"));
        assertThat(altered(quarter, json -> {
                    var more = (ArrayNode) json.path("subtotals");
                    var deeper = part(json, 0).deepCopy();
                    deeper.put("contracts", text(deeper, "contracts") + "0");
                    more.add(deeper);
                }))
                .anyMatch(fault -> fault.contains("its contracts are counted twice"));
        assertThat(altered(quarter, json -> part(json, 0).put("quarter", "2024-Q1")))
                .anyMatch(fault -> fault.contains("its quarter is not one of the figure's"));
        assertThat(altered(root, json -> {
                    var link = text(part(json, 0), "receipt");
                    part(json, 0).put("receipt", link.replace("claimed", "verified"));
                }))
                .anyMatch(fault -> fault.contains("its link does not lead to its own receipt"));
        var leaf = under(quarter, 0, 2);
        assertThat(altered(leaf, json -> ((ObjectNode) json.path("figure")).put("contracts", "zz")))
                .anyMatch(fault -> fault.contains("is not in this part of the figure"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    /// One contract over fifty years and more promises in too many quarters to list.
    @Test
    void aReaderFollowsTheQuarters() {
        var council = scene.council("Longshire");
        var targets = new TreeMap<Quarter, Quantity>();
        Quarter.between(LocalDate.of(2025, 1, 1), LocalDate.of(2075, 12, 31))
                .forEach(quarter -> targets.put(quarter, Scene.count("2")));
        var supplier = scene.organisation("Growers", Sector.PRIVATE, council.place());
        var promises = List.<Promise>of(Scene.promise(Scene.JOBS, targets));
        var deal = scene.deal(council, "A forest", supplier, UUID.randomUUID(), promises, 2075);
        var browser = Browser.stranger(house);
        var page = browser.get("/receipts/promised/contract?edition=%s&measure=%s&of=%s&asat=2026-03-01"
                .formatted(council.edition(), Scene.JOBS, deal.contract()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().text())
                .contains(
                        "204 inputs are too many to list, so here is what each quarter adds",
                        "What each quarter adds",
                        "January to March 2025");
        var below = page.page().select("td a, th a").getFirst().attr("href");
        var quarter = browser.get(below);
        assertThat(quarter.page().text()).contains("A forest", "Each line is one promise in one quarter");
        assertThat(quarter.page().select("h1").text())
                .isEqualTo("Promised: Jobs for residents, in the contract “A forest”, January to March"
                        + " 2025, as at 1 March 2026");
    }

    @Test
    void anAddressSaysAPartOrIsNotFound() {
        var id = UUID.randomUUID().toString();
        var edition = UUID.randomUUID().toString();
        assertThat(part("all", null, edition, "2025-Q1", "2025-Q1", "3f")).isPresent();
        assertThat(part("all", null, edition, "2025-Q1", "2025-Q1", "3F")).isEmpty();
        assertThat(part("all", null, edition, "2025-Q1", "2025-Q1", "")).isEmpty();
        assertThat(part("all", null, edition, "2025-Q1", "2025-Q2", "3f")).isEmpty();
        assertThat(part("all", null, edition, null, null, "3f")).isEmpty();
        assertThat(part("contract", id, edition, "2025-Q1", "2025-Q1", "3f")).isEmpty();
    }

    private static Optional<Wanted> part(
            String scope,
            @Nullable String of,
            String edition,
            @Nullable String from,
            @Nullable String to,
            String contracts) {
        return Wanted.read(
                "claimed",
                scope,
                new Wanted.Typed(of, edition, "X-1", from, to, "2025-08-01", null, contracts),
                LocalDate.now());
    }

    /// What is kept, touched in SQL, is named by doctor and can be made good.
    @Test
    void aKeptLineTouchedInSqlIsNamed() {
        var council = world(List.of(new Told(0, 0, 25, true)));
        var touched = db.sql(
                        "update delivery.kept_line set part = part + 1 where edition = :edition and measure = :measure and part = 2.5")
                .param("edition", council.edition())
                .param("measure", Scene.JOBS)
                .update();
        assertThat(touched).isEqualTo(1);
        assertThat(deltas.breaches())
                .singleElement()
                .asString()
                .contains(Scene.JOBS, "2025-Q1", "3.5", "2.5", "the facts come to");
        tallies.rebuild();
        assertThat(deltas.breaches()).isEmpty();
        assertThat(tallies.check()).isEmpty();
    }
}
