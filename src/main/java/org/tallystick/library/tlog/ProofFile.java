package org.tallystick.library.tlog;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A proof that one entry is in a log, in a file that can be checked without a network, as
/// `tlog-proof` writes it.
///
/// @param extra the entry itself, which the standard leaves open; empty for none
/// @param hashes those next to the entry's way to the root, from below
/// @param checkpoint the signed note
public record ProofFile(byte[] extra, long index, List<byte[]> hashes, String checkpoint) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,18})");

    public ProofFile {
        hashes = List.copyOf(hashes);
    }

    /// @throws IllegalArgumentException where the text is no proof
    public static ProofFile read(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) throw new IllegalArgumentException("no proof");
        var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(HEAD) || lines.isEmpty()) throw new IllegalArgumentException("no proof");
        var extra = lines.getFirst().startsWith("extra ")
                ? bytes(lines.removeFirst().substring("extra ".length()))
                : new byte[0];
        if (lines.isEmpty()) throw new IllegalArgumentException("no proof");
        var index = INDEX.matcher(lines.removeFirst());
        if (!index.matches()) throw new IllegalArgumentException("no proof");
        var hashes = lines.stream().map(ProofFile::bytes).toList();
        return new ProofFile(extra, Long.parseLong(index.group(1)), hashes, text.substring(end + 2));
    }

    private static byte[] bytes(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        // Bits that a decoder would ignore are an alteration too.
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) throw new IllegalArgumentException("no proof");
        return bytes;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(HEAD).append('\n');
        var base64 = Base64.getEncoder();
        if (extra.length > 0)
            text.append("extra ").append(base64.encodeToString(extra)).append('\n');
        text.append("index ").append(index).append('\n');
        for (var hash : hashes) text.append(base64.encodeToString(hash)).append('\n');
        return text.append('\n').append(checkpoint).toString();
    }
}
