package org.tallystick.library.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Notes, keys and checkpoints against what others have published, and with any one bit changed.
class NoteTest {

    /// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    /// The example of `tlog-checkpoint`, whose key the standard does not give.
    private static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    private static final Checkpoint SMALL = new Checkpoint("example.org/log", 611, Hashes.leaf(new byte[0]));

    @Test
    void anothersNoteIsReadAndItsSignatureHolds() {
        var key = VerifierKey.read(KEY);
        assertThat(key.text()).isEqualTo(KEY);
        var note = Note.read(NOTE);
        assertThat(note.toString()).isEqualTo(NOTE);
        assertThat(note.signedBy(key)).isTrue();
        assertThat(Note.read(NOTE.replace("crypto", "cripto")).signedBy(key)).isFalse();
    }

    @Test
    void anothersCheckpointIsReadAndWrittenAlike() {
        var note = Note.read(CHECKPOINT);
        var checkpoint = Checkpoint.read(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.toString()).isEqualTo(CHECKPOINT);
        assertThat(note.signedBy(VerifierKey.read(KEY))).isFalse();
    }

    /// The message that `tlog-cosignature` describes, byte for byte.
    @Test
    void whatMlDsaSignsIsTheStandardsStructure() {
        var message = new Checkpoint("log", 258, new byte[32]).cosigned("me", 1);
        assertThat(message)
                .startsWith("subtree/v1\n\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .hasSize(12 + 1 + 2 + 8 + 1 + 3 + 8 + 8 + 32);
        assertThat(Arrays.copyOfRange(message, 12, 43))
                .containsExactly(
                        2, 'm', 'e', 0, 0, 0, 0, 0, 0, 0, 1, 3, 'l', 'o', 'g', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        1, 2);
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void aSignedCheckpointHoldsAndAnyChangedBitIsRefused(KeyType type) {
        var text = SigningKey.create(type);
        var key = SigningKey.read(SMALL.origin(), type, text);
        var line = key.sign(SMALL, Instant.ofEpochSecond(1_800_000_000));
        var note = Note.read(Note.of(SMALL.text()).with(line).toString());
        var verifier = VerifierKey.read(key.verifier().text());
        assertThat(note.signedBy(verifier)).isTrue();
        assertThat(Note.read(note.toString()).toString()).isEqualTo(note.toString());
        for (var bit = 0; bit < line.signature().length * 8; bit += type == KeyType.ED25519 ? 1 : 41) {
            var signature = line.signature().clone();
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            var wrong = new Note.Line(line.name(), line.id(), signature);
            assertThat(Note.of(SMALL.text()).with(wrong).signedBy(verifier))
                    .as("bit %d", bit)
                    .isFalse();
            // A false signature of a known key spoils the note, whatever else is in it.
            if (bit < 8) assertThat(note.with(wrong).signedBy(verifier)).isFalse();
        }
        for (var other : List.of(
                new Checkpoint("example.org/log2", SMALL.size(), SMALL.root()),
                new Checkpoint(SMALL.origin(), 612, SMALL.root()),
                new Checkpoint(SMALL.origin(), SMALL.size(), new byte[32])))
            assertThat(Note.of(other.text()).with(line).signedBy(verifier)).isFalse();
        var stranger =
                SigningKey.read(SMALL.origin(), type, SigningKey.create(type)).verifier();
        assertThat(note.signedBy(stranger)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void aKeyWhoseHalvesAreOfTwoPairsIsRefused(KeyType type) {
        var one = SigningKey.create(type);
        var two = SigningKey.create(type);
        var split = "-----BEGIN PUBLIC";
        var mixed = one.substring(0, one.indexOf(split)) + two.substring(two.indexOf(split));
        assertThatThrownBy(() -> SigningKey.read("x", type, mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.read("x", type, "nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (var wrong : List.of(
                KEY.replace("c74f20a3", "c74f20a4"),
                KEY.replace("PeterNeumann", "Peter Neumann"),
                KEY.replace("PeterNeumann", ""),
                KEY.substring(0, KEY.length() - 4),
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a3+" + Base64.getEncoder().encodeToString(new byte[] {9, 9})))
            assertThatThrownBy(() -> VerifierKey.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoCheckpointIsRefused() {
        var root = Base64.getEncoder().encodeToString(new byte[32]);
        for (var wrong : List.of(
                "",
                "log\n1\n",
                "log\n01\n" + root + "\n",
                "log\n-1\n" + root + "\n",
                "log\n1\n" + root,
                "\n1\n" + root + "\n",
                "log\n1\n" + root.substring(4) + "\n",
                "log\n1\n" + root + "\n\n",
                "log\n1\n" + root.replace("AAA=", "AAB=") + "\n"))
            assertThatThrownBy(() -> Checkpoint.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoNoteIsRefused() {
        for (var wrong : List.of(
                "text\n",
                "text\n\n",
                NOTE.stripTrailing(),
                NOTE.replace("\u2014 Peter", "- Peter"),
                NOTE.replace("PeterNeumann x0", "Peter+Neumann x0"),
                NOTE.replace("If you", "If\tyou"),
                NOTE.replace("nAM=", "nAN=")))
            assertThatThrownBy(() -> Note.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }
}
