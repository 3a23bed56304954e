package org.tallystick.library.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// How many leaves a log has and what the root of its tree is, as `tlog-checkpoint` writes it. It
/// has no extension lines, which the standard advises against.
///
/// @param origin which log it is, like "social-value.example/log"
/// @param root 32 bytes
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /// "subtree/v1", a line feed and a zero byte: no other message begins like this.
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) throw new IllegalArgumentException("an origin is one line");
        if (size < 0 || root.length != Hashes.BYTES) throw new IllegalArgumentException("no checkpoint");
    }

    /// The text that is signed.
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /// Reads the first three lines of a note's text; others may follow, and say nothing here.
    ///
    /// @throws IllegalArgumentException where it is no checkpoint
    public static Checkpoint read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4
                || !lines[lines.length - 1].isEmpty()
                || Arrays.stream(lines).limit(lines.length - 1L).anyMatch(String::isEmpty)
                || !SIZE.matcher(lines[1]).matches()) throw new IllegalArgumentException("no checkpoint");
        var root = Base64.getDecoder().decode(lines[2]);
        if (!Base64.getEncoder().encodeToString(root).equals(lines[2]))
            throw new IllegalArgumentException("no checkpoint");
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    /// What an ML-DSA-44 signature covers: the structure `cosigned_message` of `tlog-cosignature`.
    byte[] cosigned(String signer, long seconds) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(LABEL);
        name(message, signer);
        message.writeBytes(number(seconds));
        name(message, origin);
        message.writeBytes(number(0));
        message.writeBytes(number(size));
        message.writeBytes(root);
        return message.toByteArray();
    }

    /// What an Ed25519 cosignature covers.
    ///
    /// @param text the whole note's, with lines that this program does not know
    static byte[] timed(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static void name(ByteArrayOutputStream message, String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > 255)
            throw new IllegalArgumentException("a name has 1 to 255 bytes: " + name);
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint checkpoint && checkpoint.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
