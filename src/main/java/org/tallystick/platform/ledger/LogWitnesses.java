package org.tallystick.platform.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tallystick.library.tlog.AddCheckpoint;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.shared.CommandRefused;

/// Others who follow the public log and sign its checkpoints, each only where it continues the last
/// one that they signed. The setting `tallystick.log.witnesses` names them: address and key, with a
/// space between, and commas between one and the next.
@Component
public class LogWitnesses {

    private static final Logger LOG = LoggerFactory.getLogger(LogWitnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Known> witnesses;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    LogWitnesses(@Value("${tallystick.log.witnesses:}") String setting) {
        this.witnesses = Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(LogWitnesses::read)
                .toList();
    }

    private record Known(String address, VerifierKey key) {}

    /// What came of asking a witness the last time.
    ///
    /// @param size of the checkpoint
    public record Seen(String name, boolean signed, long size, Instant at, String words) {}

    private static Known read(String text) {
        var parts = text.split("\\s+");
        try {
            if (parts.length == 2 && parts[0].matches("https?://.+"))
                return new Known(parts[0].replaceAll("/+$", ""), VerifierKey.read(parts[1]));
        } catch (IllegalArgumentException noKey) {
            // Said below.
        }
        throw new CommandRefused(
                "The setting tallystick.log.witnesses must be addresses and keys, like https://witness.example NAME+8 digits+BASE64, with commas between; it has: "
                        + text);
    }

    /// The keys of those that are asked.
    public List<VerifierKey> keys() {
        return witnesses.stream().map(Known::key).toList();
    }

    /// How each answered the last time that it was asked.
    public List<Seen> seen() {
        return witnesses.stream()
                .map(each -> seen.getOrDefault(
                        each.key().text(), new Seen(each.key().name(), false, 0, Instant.EPOCH, "Not asked yet.")))
                .toList();
    }

    /// Asks every witness whose signature the note lacks.
    ///
    /// @param proof gives the proof that this checkpoint continues the one with so many entries
    /// @return the note with what they signed
    Note cosigned(Note note, long size, LongFunction<List<byte[]>> proof) {
        var with = note;
        for (var witness : witnesses)
            if (!with.signedBy(witness.key()) && !refusedJustNow(witness)) {
                var lines = ask(witness, note, size, proof);
                for (var line : lines) with = with.with(line);
            }
        return with;
    }

    /// Who is away, or refuses, is left alone for a while.
    private boolean refusedJustNow(Known witness) {
        var last = seen.get(witness.key().text());
        return last != null
                && !last.signed()
                && last.at().plus(PATIENCE.multipliedBy(2)).isAfter(Instant.now());
    }

    private List<Note.Line> ask(Known witness, Note note, long size, LongFunction<List<byte[]>> proof) {
        var key = witness.key().text();
        try {
            var answer = send(witness, note, sizes.getOrDefault(key, 0L), proof);
            if (answer.statusCode() == 409 && answer.body().strip().matches("[0-9]{1,18}")) {
                // It says what it has signed; that may be more than this site remembers.
                sizes.put(key, Long.parseLong(answer.body().strip()));
                if (sizes.getOrDefault(key, 0L) > size)
                    throw new IllegalArgumentException(
                            "It has signed a log of %,d entries, which is more than there are."
                                    .formatted(sizes.getOrDefault(key, 0L)));
                answer = send(witness, note, sizes.getOrDefault(key, 0L), proof);
            }
            var lines = answer.statusCode() == 200 ? own(witness, note, answer.body()) : List.<Note.Line>of();
            if (!lines.isEmpty()) sizes.put(key, size);
            said(
                    witness,
                    !lines.isEmpty(),
                    size,
                    lines.isEmpty()
                            ? "%d: %s"
                                    .formatted(
                                            answer.statusCode(), answer.body().strip())
                            : "");
            return lines;
        } catch (IOException away) {
            said(witness, false, size, "It does not answer.");
        } catch (IllegalArgumentException wrong) {
            said(witness, false, size, String.valueOf(wrong.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private HttpResponse<String> send(Known witness, Note note, long old, LongFunction<List<byte[]>> proof)
            throws IOException, InterruptedException {
        var body = new AddCheckpoint(old, proof.apply(old), note.toString()).toString();
        var request = HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Those of the lines that are the witness's own signature of this checkpoint.
    private static List<Note.Line> own(Known witness, Note note, String lines) {
        var own = new ArrayList<Note.Line>();
        for (var line : Note.read(note.text() + "\n" + lines).lines())
            if (Note.of(note.text()).with(line).signedBy(witness.key())) own.add(line);
        return own;
    }

    /// A change is logged once, not every second.
    private void said(Known witness, boolean signed, long size, String words) {
        var name = witness.key().name();
        var before = seen.put(witness.key().text(), new Seen(name, signed, size, Instant.now(), words));
        if (before != null && before.signed() == signed) return;
        if (signed) LOG.info("The witness {} signs the checkpoints of the public log", name);
        else LOG.warn("The witness {} did not sign the checkpoint of {} entries: {}", name, size, words);
    }
}
