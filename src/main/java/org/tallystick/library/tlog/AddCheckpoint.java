package org.tallystick.library.tlog;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// What a log sends to a witness, as `tlog-witness` writes it.
///
/// @param old how many entries the last checkpoint had that the witness signed
/// @param proof that the new checkpoint continues that one
/// @param checkpoint the signed note
public record AddCheckpoint(long old, List<byte[]> proof, String checkpoint) {

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");
    private static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /// @throws IllegalArgumentException where it is not written so
    public static AddCheckpoint read(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) throw new IllegalArgumentException("no empty line");
        var lines = text.substring(0, end).split("\n", -1);
        var old = OLD.matcher(lines[0]);
        if (!old.matches() || lines.length > 1 + MOST_HASHES) throw new IllegalArgumentException("no old size");
        var proof = new ArrayList<byte[]>();
        for (var at = 1; at < lines.length; at++) proof.add(Base64.getDecoder().decode(lines[at]));
        return new AddCheckpoint(Long.parseLong(old.group(1)), proof, text.substring(end + 2));
    }

    @Override
    public String toString() {
        var text = new StringBuilder("old ").append(old).append('\n');
        for (var hash : proof)
            text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        return text.append('\n').append(checkpoint).toString();
    }
}
