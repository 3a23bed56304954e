package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.target.TargetProposals;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofFile;
import org.tallystick.library.tlog.ProofRules;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A receipt taken from the running house agrees as it is; altered in one place, it is found out at
/// that place.
@OnPostgres
@Import(Scene.class)
class ReceiptTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    PublicLog log;

    @LocalServerPort
    int port;

    private Scene.Council council;
    private List<Scene.Deal> deals;
    private Trusted trusted;

    @BeforeEach
    void tell() {
        council = scene.council("Receiptshire");
        deals = scene.told(council, "Care Together");
        Sealing.inTheLog(house);
        trusted = new Trusted(log.keys(), List.of());
    }

    private Wanted wanted(Figure.Part part, String measure) {
        return new Wanted(part, new Scope.Place(council.place()), council.edition(), measure, Period.EVER, DAY);
    }

    private String json(Wanted wanted) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + port + wanted.data());
            var answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private List<String> faults(JsonNode receipt) {
        return ReceiptVerifier.verify(JsonMapper.shared().writeValueAsBytes(receipt), trusted)
                .faults();
    }

    @Autowired
    TargetProposals proposals;

    /// The buyer proposes less, and the supplier agrees: the act bears the supplier's body, and holds.
    @Test
    void aTargetThatTheSupplierAgreedToHolds() throws Exception {
        var deal = deals.getFirst();
        var commitment = deal.commitment(Scene.JOBS);
        var wanted = new LinkedHashMap<Quarter, Optional<Amount>>();
        for (var line : proposals.now(commitment)) wanted.put(line.quarter(), line.target());
        var first = wanted.firstEntry();
        wanted.put(first.getKey(), Optional.of(Amount.of(Scene.count("1"))));
        var id = UUID.randomUUID();
        assertThat(proposals.propose(
                        council.person(Role.CONTRACT_MANAGER), id, commitment, wanted, "The site opens later"))
                .isInstanceOf(TargetProposals.Proposed.Made.class);
        assertThat(proposals.decide(deal.reporter(), id, true, "")).isInstanceOf(TargetProposals.Decided.Done.class);
        Sealing.inTheLog(house);
        var receipt = json(wanted(Figure.Part.PROMISED, Scene.JOBS));
        assertThat(receipt).contains("target changed");
        assertThat(faults(JsonMapper.shared().readTree(receipt))).isEmpty();
    }

    private List<String> altered(Consumer<ObjectNode> alter) throws Exception {
        var receipt = (ObjectNode) JsonMapper.shared().readTree(json(wanted(Figure.Part.VERIFIED, Scene.JOBS)));
        assertThat(faults(receipt)).isEmpty();
        alter.accept(receipt);
        return faults(receipt);
    }

    private static ObjectNode input(ObjectNode receipt, int number) {
        return (ObjectNode) receipt.path("inputs").get(number);
    }

    private static ObjectNode entry(ObjectNode receipt, String act) {
        for (var entry : receipt.path("ledger").path("entries"))
            if (entry.path("act").asString().equals(act)) return (ObjectNode) entry;
        throw new AssertionError(act);
    }

    @ParameterizedTest
    @EnumSource
    void everyPartOfEveryKindAgrees(Figure.Part part) throws Exception {
        for (var measure : List.of(Scene.JOBS, Scene.LOCAL, Scene.PAID, Scene.SPENT, Scene.STORY, Scene.VISITS)) {
            var outcome = ReceiptVerifier.verify(json(wanted(part, measure)).getBytes("UTF-8"), trusted);
            assertThat(outcome.faults()).as(part + " " + measure).isEmpty();
            if (outcome.inputs() > 0) {
                assertThat(outcome.unable()).isEmpty();
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.unchecked()).noneMatch(each -> each.contains("older versions"));
            } else assertThat(outcome.exit()).isEqualTo(2);
        }
    }

    @Test
    void theSumIsWhatTheReturnsSay() throws Exception {
        var jobs = JsonMapper.shared().readTree(json(wanted(Figure.Part.VERIFIED, Scene.JOBS)));
        assertThat(jobs.path("result").path("exact").asString()).isEqualTo("1206.5");
        assertThat(jobs.path("result").path("shown").asString()).isEqualTo("1,206.5");
        assertThat(jobs.path("figure").path("words").asString())
                .startsWith("Verified: Jobs for residents, in Receiptshire")
                .endsWith(", as at 1 March 2026");
        var local = JsonMapper.shared().readTree(json(wanted(Figure.Part.VERIFIED, Scene.LOCAL)));
        assertThat(local.path("result").path("shown").asString()).isEqualTo("10% (40 of 400)");
        assertThat(local.path("inputs").get(0).path("carried").asBoolean()).isTrue();
        var visits = JsonMapper.shared().readTree(json(wanted(Figure.Part.VERIFIED, Scene.VISITS)));
        assertThat(visits.path("result").path("exact").asString()).isEqualTo("-25/500");
        assertThat(visits.path("result").path("shown").asString()).isEqualTo("-5% (-25 of 500)");
    }

    /// The form takes a fall where the unit says that it is a change, and nowhere else.
    @Test
    void aSupplierReportsAFall() {
        var deal = deals.getFirst();
        var here = "/work/returns/%s/%s".formatted(deal.contract(), Scene.Q3);
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var form = supplier.get(here);
        assertThat(form.page().text()).containsOnlyOnce("If it fell, enter a minus sign and the number, like -3");
        var visits = deal.commitment(Scene.VISITS);
        var jobs = deal.commitment(Scene.JOBS);
        var refused = supplier.send(form, here, Map.of("amount-" + jobs, "-3", "done-" + jobs, "Three left"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text()).contains("Enter how much was delivered, as a number");
        var check = supplier.send(
                refused,
                here,
                Map.of(
                        "amount-" + jobs, "",
                        "done-" + jobs, "",
                        "part-" + visits, "-25",
                        "whole-" + visits, "500",
                        "done-" + visits, "The path was closed"));
        assertThat(check.page().text()).contains("-5% (-25 of 500)");
        var sent = supplier.send(check, here + "/check", Map.of());
        assertThat(sent.page().text()).contains("Return received", "-5% (-25 of 500)");
        var figures = Browser.stranger(house).get("/measures/%s/%s/figures".formatted(council.edition(), Scene.VISITS));
        assertThat(figures.page().text()).contains("-5% (-25 of 500)");
    }

    @Test
    void anAlteredClaimIsNamed() throws Exception {
        assertThat(altered(receipt -> input(receipt, 0).put("claim", "9").put("amount", "9")))
                .anyMatch(fault -> fault.startsWith("Input 1 (") && fault.contains("is “9” here, and “"));
    }

    @Test
    void anAlteredAmountIsNamed() throws Exception {
        assertThat(altered(receipt -> input(receipt, 2).put("amount", "9")))
                .anyMatch(f -> f.startsWith("Input 3 (") && f.contains("what it adds, against its claim"))
                .anyMatch(f -> f.startsWith("Result: the sum of the inputs"));
    }

    @Test
    void anAlteredFactIsNamed() throws Exception {
        var faults = altered(receipt -> {
            var entry = entry(receipt, "return submitted");
            var facts = entry.path("facts").asString();
            entry.put("facts", facts.replace("2025-Q", "2024-Q"));
        });
        assertThat(faults)
                .anyMatch(f -> f.startsWith("Ledger entry ") && f.contains("its leaf in the log says something else"));
    }

    @Test
    void anAlteredResultIsNamed() throws Exception {
        assertThat(altered(r -> ((ObjectNode) r.path("result")).put("exact", "1207")))
                .containsExactly("Result: the sum of the inputs should be “1206.5”, and it is “1207”.");
        assertThat(altered(r -> ((ObjectNode) r.path("result")).put("shown", "1,207")))
                .containsExactly("Result: the figure as shown should be “1,206.5”, and it is “1,207”.");
    }

    @Test
    void whatIsCountedTwiceOrBelongsElsewhereIsNamed() throws Exception {
        assertThat(altered(receipt -> ((tools.jackson.databind.node.ArrayNode) receipt.path("inputs"))
                        .add(input(receipt, 0).deepCopy())))
                .anyMatch(f -> f.contains("are counted twice"))
                .anyMatch(f -> f.startsWith("Count: "));
        assertThat(altered(r -> ((ObjectNode) r.path("figure")).put("of", "E00000000")))
                .anyMatch(f -> f.startsWith("Input 1 (") && f.contains("place is “E00000000” here"));
        assertThat(altered(r -> input(r, 0).put("grade", "ASSERTED")))
                .anyMatch(f -> f.startsWith("Input 1 (")
                        && f.contains("its grade of evidence should be “AUDITED”, and it is “ASSERTED”"));
    }

    /// A file that somebody kept in an older form has no proof in it, whatever it says.
    @Test
    void aReceiptOfAnOlderFormIsNotBelieved() throws Exception {
        var json =
                json(wanted(Figure.Part.VERIFIED, Scene.JOBS)).replace("tallystick receipt 3", "tallystick receipt 2");
        var outcome = ReceiptVerifier.verify(json.getBytes("UTF-8"), trusted);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.unable())
                .singleElement()
                .asString()
                .contains("Fetch it again", "/receipts/verified/place.json?");
    }

    @Test
    void oneEntryIsProvedByAFileOfItsOwn() throws Exception {
        var receipt = JsonMapper.shared().readTree(json(wanted(Figure.Part.VERIFIED, Scene.JOBS)));
        var entry = entry((ObjectNode) receipt, "claim accepted");
        var index = entry.path("index").asLong();
        var proof = ProofFile.read(Browser.stranger(house)
                .get("/log/entries/" + index + ".tlog-proof")
                .text());
        assertThat(proof.index()).isEqualTo(index);
        assertThat(Base64.getEncoder().encodeToString(proof.extra()))
                .isEqualTo(entry.path("leaf").asString());
        var note = Note.read(proof.checkpoint());
        assertThat(log.keys()).allMatch(note::signedBy);
        var checkpoint = Checkpoint.read(note.text());
        assertThat(ProofRules.includes(
                        Hashes.leaf(proof.extra()), index, checkpoint.size(), proof.hashes(), checkpoint.root()))
                .isTrue();
        assertThat(Browser.stranger(house)
                        .get("/log/entries/999999999.tlog-proof")
                        .status())
                .isEqualTo(404);
    }

    private String key() {
        return log.keys().getFirst().text();
    }

    @Test
    void theCommandSaysAgreesOrWhereItDiffersOrThatItCannotTell() throws Exception {
        var wanted = wanted(Figure.Part.VERIFIED, Scene.JOBS);
        var address = "http://localhost:" + port + wanted.address();
        assertThat(run("verify", address, "--key", key()))
                .contains(
                        "Verified: Jobs for residents, in the place " + council.place()
                                + ", as at 1 March 2026: 1,206.5",
                        "The receipt agrees, and it is tied to the log ",
                        "seen by 0 witnesses",
                        "from 3 inputs, held against 13 entries",
                        "Not checked, for nothing in the log says it:",
                        "that " + council.place() + " is called “Receiptshire")
                .endsWith("exit 0");
        assertThat(run("verify", address))
                .contains("Who signed the checkpoint is not known")
                .endsWith("exit 2");
        var stranger = SigningKey.read("elsewhere/log", KeyType.ED25519, SigningKey.create(KeyType.ED25519));
        assertThat(run("verify", address, "--key", stranger.verifier().text()))
                .contains("none of the keys that you gave")
                .endsWith("exit 2");
        assertThat(run(
                        "verify",
                        address,
                        "--key",
                        key(),
                        "--witness",
                        stranger.verifier().text()))
                .contains("None of the witnesses")
                .endsWith("exit 2");
        var file = Files.createTempFile("receipt", ".json");
        Files.writeString(file, json(wanted).replace("\"exact\" : \"1206.5\"", "\"exact\" : \"1\""));
        assertThat(run("verify", file.toString(), "--key", key()))
                .contains("The receipt does not agree:", "Result: the sum of the inputs")
                .endsWith("exit 1");
        for (var nothing : List.of("{}", "[", "")) {
            Files.writeString(file, nothing);
            assertThat(run("verify", file.toString()))
                    .contains("This is not a receipt")
                    .endsWith("exit 2");
        }
    }

    /// A receipt of local spending rests on files alone, and nothing in it is in the log.
    @Test
    void whatHasNoProofIsNotSaidToAgree() throws Exception {
        var file = Files.createTempFile("receipt", ".json");
        Files.writeString(file, """
                {"form":"tallystick multiplier receipt 1","survey":"s","name":"n","formula":"f","rounds":[
                {"round":1,"pounds":"100","answered":1,"asked":1},{"round":2,"pounds":"50","answered":1,"asked":1},
                {"round":3,"pounds":"25","answered":1,"asked":1}],"lm3":"1.75","words":[]}""");
        assertThat(run("verify", file.toString()))
                .contains("the figure is the same. We cannot tell more")
                .endsWith("exit 2");
    }

    private static String run(String... words) {
        var out = new StringWriter();
        var exit = new CommandLine(new ReceiptCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words);
        return out + "exit " + exit;
    }
}
