package org.tallystick.report.receipt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofFile;
import org.tallystick.library.tlog.ProofRules;
import org.tallystick.report.receipt.ReceiptLog.Trusted;

/// Checks the proof of one entry, as a supplier keeps it: that the entry is in the log that a known
/// key has signed for.
final class EntryProof {

    private static final String BEGINNING = "c2sp.org/tlog-proof@v1";

    private EntryProof() {}

    static boolean isOne(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).startsWith(BEGINNING);
    }

    /// @param exit 0 where it is proved, 1 where the proof is wrong, 2 where that is open
    record Checked(int exit, List<String> lines) {}

    static Checked check(byte[] bytes, Trusted trusted) {
        ProofFile file;
        Note note;
        Checkpoint checkpoint;
        try {
            file = ProofFile.read(new String(bytes, StandardCharsets.UTF_8));
            note = Note.read(file.checkpoint());
            checkpoint = Checkpoint.read(note.text());
        } catch (IllegalArgumentException damaged) {
            return new Checked(2, List.of("We cannot tell: the proof is damaged, or not whole."));
        }
        if (file.extra().length == 0)
            return new Checked(2, List.of("We cannot tell: the file does not have the entry, only its proof."));
        var entry = words(file.extra());
        if (!ProofRules.includes(
                Hashes.leaf(file.extra()), file.index(), checkpoint.size(), file.hashes(), checkpoint.root()))
            return new Checked(1, List.of("The proof is wrong: this entry is not in the log at this place.", entry));
        for (var key : trusted.keys())
            if (note.names(key) && !note.signedBy(key))
                return new Checked(1, List.of("The signature of %s is false.".formatted(key.name()), entry));
        if (trusted.keys().stream()
                .noneMatch(key -> key.name().equals(checkpoint.origin())
                        && KeyType.OF_LOGS.contains(key.type())
                        && note.signedBy(key)))
            return new Checked(
                    2,
                    List.of(
                            "We cannot tell who signed: give a key of the log %s with --key."
                                    .formatted(checkpoint.origin()),
                            entry));
        var seen = trusted.witnesses().stream().filter(note::signedBy).count();
        return new Checked(
                0,
                List.of(
                        "This is entry %,d of the log %s, which had %,d entries, seen by %,d %s."
                                .formatted(
                                        file.index(),
                                        checkpoint.origin(),
                                        checkpoint.size(),
                                        seen,
                                        seen == 1 ? "witness" : "witnesses"),
                        entry));
    }

    /// What the entry says: time, act, kind and id of the thing, facts.
    private static String words(byte[] leaf) {
        var words = new ArrayList<String>();
        for (var at = 0; at < leaf.length; ) {
            var colon = at;
            while (colon < leaf.length && colon - at < 6 && leaf[colon] >= '0' && leaf[colon] <= '9') colon++;
            if (colon == at || colon >= leaf.length || leaf[colon] != ':') break;
            var length = Integer.parseInt(new String(leaf, at, colon - at, StandardCharsets.US_ASCII));
            if (colon + length + 1 >= leaf.length) break;
            words.add(new String(leaf, colon + 1, length, StandardCharsets.UTF_8));
            at = colon + length + 2;
        }
        return words.size() == 6
                ? "It says: %s, %s, about %s %s, with %s"
                        .formatted(words.subList(1, 6).toArray())
                : "The entry is there by its digest alone.";
    }
}
