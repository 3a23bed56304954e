package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Growth;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What somebody may try who makes or changes a receipt by hand, with every digest worked out anew.
@OnPostgres
@Import(Scene.class)
class ReceiptCheatsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    Receipts receipts;

    @Autowired
    PublicLog log;

    private Scene.Council council;
    private Trusted trusted;
    private ObjectNode receipt;

    @BeforeEach
    void aTrueReceipt() {
        council = scene.council("Cheatshire");
        scene.told(council, "Care Together");
        Sealing.inTheLog(house);
        trusted = new Trusted(log.keys(), List.of());
        receipt = receipt(Figure.Part.VERIFIED);
        assertThat(verified(trusted).exit()).isZero();
    }

    private ObjectNode receipt(Figure.Part part) {
        var wanted =
                new Wanted(part, new Scope.Place(council.place()), council.edition(), Scene.JOBS, Period.EVER, DAY);
        var made = receipts.of(Actor.PUBLIC, wanted, Instant.now()).orElseThrow();
        return (ObjectNode) (JsonNode) JsonMapper.shared().valueToTree(made);
    }

    private ReceiptVerifier.Outcome verified(Trusted by) {
        return ReceiptVerifier.verify(JsonMapper.shared().writeValueAsBytes(receipt), by);
    }

    private ObjectNode input(int number) {
        return (ObjectNode) receipt.path("inputs").get(number);
    }

    private Iterable<JsonNode> entries() {
        return receipt.path("ledger").path("entries");
    }

    /// Makes an entry's leaf say what the entry says, as a forger would.
    private static void releaf(JsonNode entry) {
        ((ObjectNode) entry).put("leaf", Base64.getEncoder().encodeToString(open(entry)));
    }

    private static byte[] open(JsonNode entry) {
        var bytes = new ByteArrayOutputStream();
        netstring(bytes, "entry");
        bytes.writeBytes(shown(entry));
        return bytes.toByteArray();
    }

    private static byte[] shown(JsonNode entry) {
        var bytes = new ByteArrayOutputStream();
        for (var field : List.of("at", "act", "kind", "id", "facts"))
            netstring(bytes, entry.path(field).asString());
        bytes.writeBytes(HexFormat.of().parseHex(entry.path("privateDigest").asString()));
        return bytes.toByteArray();
    }

    private static void netstring(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write(',');
    }

    /// Everything consistent with itself: each claim a million, and the sum too.
    private void aMillion() {
        var text = JsonMapper.shared().writeValueAsString(receipt);
        // As long as before, so that the netstrings still fit.
        text = text.replace("1206.5", "9906.5").replace("1,206.5", "9,906.5").replace("1200", "9900");
        receipt = (ObjectNode) JsonMapper.shared().readTree(text);
        for (var entry : entries()) releaf(entry);
        digests();
    }

    /// Acceptances name the digest of what they accept.
    private void digests() {
        var now = new java.util.TreeMap<String, String>();
        for (var entry : entries())
            if (entry.path("act").asString().startsWith("return "))
                now.put(entry.path("id").asString(), HexFormat.of().formatHex(Sha256.of(shown(entry))));
        for (var entry : entries()) {
            var facts = entry.path("facts").asString();
            for (var each : now.entrySet())
                if (facts.contains("6:return,36:" + each.getKey()))
                    facts = facts.replaceFirst(
                            "13:return digest,64:[0-9a-f]{64}", "13:return digest,64:" + each.getValue());
            ((ObjectNode) entry).put("facts", facts);
            releaf(entry);
        }
    }

    @Test
    void aForgedReceiptThatAgreesWithItselfIsNotInTheLog() {
        aMillion();
        assertThat(verified(trusted).faults())
                .containsExactly("Proof: these entries are not in the log that the checkpoint is of, at these places.");
        assertThat(verified(trusted).exit()).isEqualTo(1);
    }

    @Test
    void entriesThatAreSaidToWaitProveNothing() {
        aMillion();
        for (var entry : entries()) {
            ((ObjectNode) entry).set("index", NullNode.getInstance());
            ((ObjectNode) entry).set("leaf", NullNode.getInstance());
        }
        ((ArrayNode) receipt.path("ledger").path("proof")).removeAll();
        assertThat(verified(trusted).faults()).isEmpty();
        assertThat(verified(trusted).unable()).anyMatch(each -> each.contains("wait to be sealed"));
        assertThat(verified(trusted).exit()).isEqualTo(2);
    }

    @Test
    void aReceiptWithoutACheckpointProvesNothing() {
        aMillion();
        ((ObjectNode) receipt.path("ledger")).set("checkpoint", NullNode.getInstance());
        assertThat(verified(trusted).exit()).isEqualTo(2);
    }

    /// A whole log of one's own, under the site's name, signed with one's own key.
    @Test
    void aLogOfOnesOwnIsNotTheSites() {
        aMillion();
        var key = inAnotherLog();
        assertThat(verified(new Trusted(List.of(key.verifier()), List.of())).exit())
                .isZero();
        assertThat(verified(trusted).unable()).anyMatch(each -> each.contains("none of the keys that you gave"));
        assertThat(verified(trusted).exit()).isEqualTo(2);
        assertThat(verified(Trusted.NOTHING).unable())
                .anyMatch(each -> each.contains("Who signed the checkpoint is not known"));
        assertThat(verified(Trusted.NOTHING).exit()).isEqualTo(2);
    }

    /// Puts the receipt's entries into a log of their own, in their order, and gives the key that signed.
    private SigningKey inAnotherLog() {
        var name = log.sealed().orElseThrow().origin();
        var key = SigningKey.read(name, KeyType.ED25519, SigningKey.create(KeyType.ED25519));
        var tiles = new HashMap<Tile, byte[]>();
        var growth = new Growth(0, tiles::get, tiles::put);
        var indices = new TreeSet<Long>();
        var inOrder = new ArrayList<JsonNode>();
        entries().forEach(inOrder::add);
        inOrder.sort(Comparator.comparingLong(each -> each.path("index").asLong()));
        for (var entry : inOrder) {
            ((ObjectNode) entry).put("index", growth.size());
            releaf(entry);
            indices.add(growth.size());
            growth.add(open(entry));
        }
        var checkpoint = new Checkpoint(name, growth.size(), growth.edge());
        assertThat(new Tree(growth.size(), new Tiles(growth.size(), tiles::get)).inclusion(indices))
                .isEmpty();
        var ledger = (ObjectNode) receipt.path("ledger");
        ledger.put(
                "checkpoint",
                Note.of(checkpoint.text())
                        .with(key.sign(checkpoint, Instant.now()))
                        .toString());
        ((ArrayNode) ledger.path("proof")).removeAll();
        return key;
    }

    /// Entries of older versions say less: what cannot be checked for that is listed.
    @Test
    void whatOlderEntriesDoNotSayIsListed() {
        var newer = Set.of("role", "body", "title", "kind", "name", "unit", "return digest");
        for (var entry : entries()) {
            var words = words(entry.path("facts").asString());
            var older = new ByteArrayOutputStream();
            for (var at = 0; at < words.size(); at += 2)
                if (!newer.contains(words.get(at)) && !words.get(at).matches("(files|carried) .*")) {
                    netstring(older, words.get(at));
                    netstring(older, words.get(at + 1));
                }
            ((ObjectNode) entry).put("facts", older.toString(StandardCharsets.UTF_8));
        }
        var key = inAnotherLog();
        var outcome = verified(new Trusted(List.of(key.verifier()), List.of()));
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.unchecked())
                .anyMatch(each -> each.startsWith("titles of contracts, where entries of older versions"))
                .anyMatch(each -> each.startsWith("the kind of the measure, where"))
                .anyMatch(each -> each.startsWith("name and unit of the measure, where"))
                .anyMatch(each -> each.startsWith("for which body somebody acted, where"))
                .anyMatch(each -> each.startsWith("that a decision was made on these words of the return, where"));
    }

    private static List<String> words(String facts) {
        var bytes = facts.getBytes(StandardCharsets.UTF_8);
        var words = new ArrayList<String>();
        for (var at = 0; at < bytes.length; ) {
            var colon = at;
            while (bytes[colon] != ':') colon++;
            var length = Integer.parseInt(new String(bytes, at, colon - at, StandardCharsets.UTF_8));
            words.add(new String(bytes, colon + 1, length, StandardCharsets.UTF_8));
            at = colon + length + 2;
        }
        return words;
    }

    @Test
    void anInventedAcceptanceIsNotInTheLog() {
        var claimed = receipt(Figure.Part.CLAIMED);
        JsonNode waiting = null;
        for (var each : claimed.path("inputs"))
            if (each.path("state").asString().equals("SUBMITTED")) waiting = each;
        assertThat(waiting).isNotNull();
        var invented = (ObjectNode) waiting.deepCopy();
        var id = UUID.randomUUID().toString();
        invented.put("decision", id)
                .put("state", "VERIFIED")
                .put("grade", "AUDITED")
                .put("number", 4);
        ((ArrayNode) receipt.path("inputs")).add(invented);
        receipt.put("count", 4);
        ((ObjectNode) receipt.path("result")).put("exact", "1213.5").put("shown", "1,213.5");
        var entries = (ArrayNode) receipt.path("ledger").path("entries");
        var known = new TreeSet<String>();
        for (var each : entries) known.add(each.path("index").asString());
        for (var each : claimed.path("ledger").path("entries"))
            if (known.add(each.path("index").asString())) entries.add(each);
        ObjectNode model = null;
        for (var each : entries()) if (each.path("act").asString().equals("claim accepted")) model = (ObjectNode) each;
        assertThat(model).isNotNull();
        var acceptance = model.deepCopy();
        var facts = acceptance
                .path("facts")
                .asString()
                .replaceFirst(
                        "10:commitment,36:.{36}",
                        "10:commitment,36:" + invented.path("commitment").asString())
                .replaceFirst(
                        "6:return,36:.{36}",
                        "6:return,36:" + invented.path("submitted").asString());
        acceptance.put("id", id).put("facts", facts).put("index", free(known));
        entries.add(acceptance);
        digests();
        for (var each : entries)
            if (each.path("act").asString().matches("contract begun|commitment opened")) closed(each);
        assertThat(verified(trusted).faults())
                .contains("Proof: these entries are not in the log that the checkpoint is of, at these places.");
    }

    /// A place late in the log that no entry of the receipt has.
    private long free(TreeSet<String> known) {
        var index = log.sealed().orElseThrow().size() - 1;
        while (known.contains(String.valueOf(index))) index--;
        return index;
    }

    private static void closed(JsonNode entry) {
        var bytes = new ByteArrayOutputStream();
        netstring(bytes, "closed entry");
        bytes.writeBytes(Sha256.of(shown(entry)));
        ((ObjectNode) entry).put("leaf", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private List<String> altered(Consumer<ObjectNode> alter) {
        var kept = receipt.deepCopy();
        alter.accept(receipt);
        var faults = verified(trusted).faults();
        receipt = kept;
        return faults;
    }

    private static ObjectNode at(ObjectNode receipt, String name) {
        return (ObjectNode) receipt.path(name);
    }

    @Test
    void wordsThatTheFieldsDoNotMakeAreNamed() {
        var words = receipt.path("figure").path("words").asString();
        assertThat(altered(r -> at(r, "figure").put("words", words.replace(", in Cheatshire", ", in England"))))
                .singleElement()
                .asString()
                .startsWith("Figure: its words should be");
        assertThat(altered(r -> at(r, "figure").put("scope", "NATION")))
                .anyMatch(f -> f.startsWith("Figure: its words"));
        assertThat(altered(r -> at(r, "figure").put("from", "1999-Q1").put("to", "2099-Q4")))
                .isNotEmpty();
        assertThat(altered(r -> at(r, "figure").put("address", "/receipts/claimed/all.json")))
                .anyMatch(f -> f.startsWith("Figure: its address"));
        assertThat(altered(r -> at(r, "measure").put("unit", "hours of audited volunteering")))
                .anyMatch(f -> f.contains("unit is “hours of audited volunteering” here, and “jobs” in the ledger's"));
        assertThat(altered(r -> at(r, "measure").put("kind", "COUNx"))).isNotEmpty();
        assertThat(altered(r -> at(r, "measure").put("kind", "POUNDS")))
                .anyMatch(f -> f.contains("kind is “POUNDS” here"));
        assertThat(altered(r -> r.put("rounding", "Rounded up to the next hundred.")))
                .anyMatch(f -> f.startsWith("Rounding: "));
        assertThat(altered(r -> at(r, "formula").put("sentence", "Multiply it by ten.")))
                .anyMatch(f -> f.startsWith("Formula: its sentence"));
        assertThat(altered(r -> r.put("listing", "INPUTx"))).anyMatch(f -> f.startsWith("Listing: "));
        assertThat(altered(r -> r.put("worth", "X"))).isNotEmpty();
        assertThat(altered(r -> r.put("more", "1"))).anyMatch(f -> f.contains("“more”"));
        assertThat(altered(_ -> input(0).put("title", "Another contract")))
                .anyMatch(f -> f.contains("title is “Another contract” here"));
        assertThat(altered(_ -> input(0).put("carried", true))).anyMatch(f -> f.contains("carried"));
    }

    /// Whoever reads the words of a place by the wrong name is told that nothing shows the name.
    @Test
    void theCommandSaysCodesWhereNothingShowsTheNames() {
        var name = receipt.path("figure").path("name").asString();
        var text = JsonMapper.shared().writeValueAsString(receipt).replace(name, "England");
        receipt = (ObjectNode) JsonMapper.shared().readTree(text);
        var outcome = verified(trusted);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.words())
                .contains(", in the place " + council.place())
                .doesNotContain("England");
        assertThat(outcome.unchecked()).contains("that " + council.place() + " is called “England”");
    }

    @Test
    void anyBitOfTheCheckpointAndTheProofIsNamed() {
        var ledger = receipt.path("ledger");
        var checkpoint = ledger.path("checkpoint").asString();
        for (var at = 0; at < checkpoint.length(); at += 61) {
            var other = checkpoint.charAt(at) == 'B' ? 'C' : 'B';
            var changed = checkpoint.substring(0, at) + other + checkpoint.substring(at + 1);
            receipt = receipt.deepCopy();
            ((ObjectNode) receipt.path("ledger")).put("checkpoint", changed);
            var outcome = verified(trusted);
            // Where the key's ID was hit, the signature is somebody else's: that is said.
            if (outcome.exit() == 0)
                assertThat(outcome.unchecked())
                        .as("character %d", at)
                        .anyMatch(each -> each.startsWith("signatures under the checkpoint by keys"));
        }
        ((ObjectNode) receipt.path("ledger")).put("checkpoint", checkpoint);
        assertThat(verified(trusted).exit()).isZero();
        var hashes = new ArrayList<String>();
        ledger.path("proof").forEach(hash -> hashes.add(hash.asString()));
        assertThat(hashes).isNotEmpty();
        var proof = (ArrayNode) receipt.path("ledger").path("proof");
        for (var at = 0; at < hashes.size(); at++) {
            var bytes = Base64.getDecoder().decode(hashes.get(at));
            bytes[7] ^= 1;
            proof.set(at, Base64.getEncoder().encodeToString(bytes));
            assertThat(verified(trusted).exit()).isEqualTo(1);
            proof.set(at, hashes.get(at));
        }
        assertThat(verified(trusted).exit()).isZero();
        proof.remove(0);
        assertThat(verified(trusted).exit()).isEqualTo(1);
    }
}
