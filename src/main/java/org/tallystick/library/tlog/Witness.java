package org.tallystick.library.tlog;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Signs the checkpoints of logs that it knows, where each continues the last one that it signed, as
/// `tlog-witness` says. It never signs for two pasts of one log.
public final class Witness {

    private final List<VerifierKey> logs;
    private final List<SigningKey> keys;
    private final Memory memory;

    /// What a witness has to keep: the newest checkpoint of each log.
    public interface Memory {
        Optional<Checkpoint> newest(String origin);

        /// Keeps it so that it is there after a power cut.
        void keep(Checkpoint checkpoint);
    }

    /// What a witness answers.
    ///
    /// @param status of HTTP
    /// @param size whether the words are the size of the newest checkpoint that it signed
    public record Answer(int status, boolean size, String words) {}

    /// @param logs the keys of the logs that it follows
    /// @param keys its own
    public Witness(List<VerifierKey> logs, List<SigningKey> keys, Memory memory) {
        this.logs = List.copyOf(logs);
        this.keys = List.copyOf(keys);
        this.memory = memory;
    }

    /// One request at a time: what was checked must still be the newest when it is signed.
    public synchronized Answer add(String request, Instant now) {
        AddCheckpoint asked;
        Note note;
        Checkpoint checkpoint;
        try {
            asked = AddCheckpoint.read(request);
            note = Note.read(asked.checkpoint());
            checkpoint = Checkpoint.read(note.text());
        } catch (IllegalArgumentException unreadable) {
            return refused(400, "This is not a request to add a checkpoint.");
        }
        var own = logs.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (own.isEmpty()) return refused(404, "This witness does not follow that log.");
        if (own.stream().noneMatch(note::signedBy)) return refused(403, "No key of that log has signed this.");
        if (asked.old() > checkpoint.size()) return refused(400, "The old size is larger than the new one.");
        var before = memory.newest(checkpoint.origin());
        var known = before.map(Checkpoint::size).orElse(0L);
        if (asked.old() != known) return new Answer(409, true, known + "\n");
        if (before.isPresent() && !continues(before.get(), checkpoint, asked.proof()))
            return known == checkpoint.size()
                    ? refused(409, "This witness has signed another checkpoint of this size.")
                    : refused(422, "The proof does not show that this continues the checkpoint before.");
        if (before.isEmpty() && !asked.proof().isEmpty()) return refused(422, "There is nothing to prove yet.");
        memory.keep(checkpoint);
        var lines =
                keys.stream().map(key -> key.sign(note.text(), now).toString()).collect(Collectors.joining());
        return new Answer(200, false, lines);
    }

    private static boolean continues(Checkpoint before, Checkpoint now, List<byte[]> proof) {
        return before.size() == now.size()
                ? proof.isEmpty() && Arrays.equals(before.root(), now.root())
                : before.size() == 0 && proof.isEmpty()
                        || ProofRules.continues(before.size(), before.root(), now.size(), now.root(), proof);
    }

    private static Answer refused(int status, String because) {
        return new Answer(status, false, because + "\n");
    }
}
