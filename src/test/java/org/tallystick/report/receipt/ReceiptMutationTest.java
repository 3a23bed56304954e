package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.IdRange;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.ProxySwitches;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every leaf of the JSON of every sort of receipt is either checked, so that a change is noticed, or
/// the verifier says that it is not.
@OnPostgres
@Import(Scene.class)
class ReceiptMutationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /// What nothing in the log says, and how the verifier says so.
    private static final Map<String, String> UNCHECKED = Map.of(
            "/madeAt", "when it was made",
            "/maker", "by whom",
            "/measure/framework", "what the framework is called",
            "/measure/number", "the number of its edition",
            "/measure/unit", "the unit of the measure",
            "/worth/source", "its source",
            "/worth/priceYear", "prices",
            "/worth/place", "place",
            "/worth/licence", "licence");

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    Receipts receipts;

    @Autowired
    PublicLog log;

    @Autowired
    Frameworks frameworks;

    @Autowired
    ProxySwitches switches;

    private Trusted trusted = Trusted.NOTHING;

    @Test
    void everyLeafIsCheckedOrSaidNotToBe() {
        var council = scene.council("Mutantshire");
        var deals = scene.told(council, "Care Together");
        var framework = frameworks.edition(council.edition()).orElseThrow().framework();
        switches.turn(Actor.SYSTEM, UUID.randomUUID(), council.id(), framework, true, "An example");
        Sealing.inTheLog(house);
        trusted = new Trusted(log.keys(), List.of());
        var sorts = new ArrayList<Receipt>();
        var contract = new Scope.OneContract(deals.getFirst().contract());
        for (var part : Figure.Part.values()) {
            for (var measure : part == Figure.Part.DUE || part == Figure.Part.CLAIMED
                    ? List.of(Scene.JOBS, Scene.LOCAL)
                    : List.of(Scene.JOBS, Scene.LOCAL, Scene.PAID, Scene.SPENT, Scene.STORY, Scene.VISITS))
                sorts.add(made(wanted(part, new Scope.Place(council.place()), council, measure, Period.EVER), 200));
            for (var scope : List.of(
                    new Scope.Buyer(council.id()),
                    new Scope.Supplier(deals.getFirst().supplier()),
                    contract)) sorts.add(made(wanted(part, scope, council, Scene.JOBS, Period.of(Scene.Q1)), 200));
            sorts.add(made(wanted(part, new Scope.All(), council, Scene.JOBS, Period.EVER), 1));
            sorts.add(made(wanted(part, new Scope.All(), council, Scene.JOBS, Period.of(Scene.Q1)), 1));
        }
        sorts.add(made(
                new Wanted(
                        Figure.Part.VERIFIED,
                        contract,
                        council.edition(),
                        Scene.JOBS,
                        Period.EVER,
                        DAY,
                        Grade.CONFIRMED,
                        IdRange.ALL),
                200));
        assertThat(sorts).extracting(Receipt::listing).contains(Receipt.Listing.values());
        assertThat(sorts).anyMatch(sort -> sort.worth() != null);
        var missed = new TreeSet<String>();
        var tried = 0;
        for (var sort : sorts)
            tried += mutate((ObjectNode) (JsonNode) JsonMapper.shared().valueToTree(sort), missed);
        assertThat(tried).isGreaterThan(4_000);
        assertThat(missed).isEmpty();
    }

    private static Wanted wanted(Figure.Part part, Scope scope, Scene.Council council, String measure, Period period) {
        return new Wanted(part, scope, council.edition(), measure, period, DAY);
    }

    private Receipt made(Wanted wanted, int most) {
        return receipts.of(Actor.PUBLIC, wanted, Instant.now(), most).orElseThrow();
    }

    private ReceiptVerifier.Outcome verify(JsonNode receipt) {
        return ReceiptVerifier.verify(JsonMapper.shared().writeValueAsBytes(receipt), trusted);
    }

    private int mutate(ObjectNode receipt, TreeSet<String> missed) {
        var before = verify(receipt);
        assertThat(before.faults()).isEmpty();
        var tried = 0;
        for (var path : leaves("", receipt, new ArrayList<>()).stream()
                .filter(path -> !path.matches("/ledger/proof/([3-9]|[0-9]{2,})"))
                .toList())
            for (var other : others(receipt.at(path))) {
                var changed = receipt.deepCopy();
                put(changed, path, other);
                var after = verify(changed);
                tried++;
                var noticed = !after.faults().isEmpty() || !after.unable().equals(before.unable());
                var said = UNCHECKED.get(path);
                var listed = said != null && after.unchecked().stream().anyMatch(each -> each.contains(said));
                if (!noticed && !listed)
                    missed.add(
                            "%s: %s instead of %s".formatted(path.replaceAll("[0-9]+", "n"), other, receipt.at(path)));
            }
        return tried;
    }

    private static List<String> leaves(String path, JsonNode node, List<String> found) {
        if (node.isObject())
            node.properties().forEach(each -> leaves(path + "/" + each.getKey(), each.getValue(), found));
        else if (node.isArray()) for (var at = 0; at < node.size(); at++) leaves(path + "/" + at, node.get(at), found);
        else found.add(path);
        return found;
    }

    private static List<JsonNode> others(JsonNode leaf) {
        var make = JsonNodeFactory.instance;
        if (leaf.isBoolean()) return List.of(BooleanNode.valueOf(!leaf.asBoolean()));
        if (leaf.isNumber()) return List.of(make.numberNode(leaf.asLong() + 1), make.nullNode());
        if (leaf.isNull()) return List.of(make.stringNode("x"));
        var text = leaf.asString();
        if (text.isEmpty()) return List.of(make.stringNode("x"));
        var last = text.charAt(text.length() - 1);
        return List.of(
                make.nullNode(),
                make.stringNode(text + "x"),
                make.stringNode(text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1')));
    }

    private static void put(JsonNode root, String path, JsonNode value) {
        var cut = path.lastIndexOf('/');
        var parent = root.at(path.substring(0, cut));
        var name = path.substring(cut + 1);
        if (parent instanceof ArrayNode array) array.set(Integer.parseInt(name), value);
        else ((ObjectNode) parent).set(name, value);
    }
}
