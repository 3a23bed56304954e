package org.tallystick.spending.asking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.platform.store.DamagedFile;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.TryLater;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// Asks the warehouse for pages. What was asked is kept for a while: the same question of the same
/// files has the same answer.
@Component
public class ShareQueries {

    private static final Logger LOG = LoggerFactory.getLogger(ShareQueries.class);

    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private static final int MOST_KEPT = 300;

    /// Questions that are worked on at once. Each takes memory and every processor, and anybody may
    /// ask: the others wait in turn, for as long as a page may take.
    private static final int AT_ONCE = 2;

    private static final int MOST_SECONDS = 10;

    private final Warehouse warehouse;
    public final Semaphore turns = new Semaphore(AT_ONCE, true);

    private record Key(Scope scope, String question, Breakdown by, List<String> more, String files) {}

    private final Map<Key, ShareReceipt> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ShareReceipt> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ShareQueries(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    public List<Manifest> files(String publisher) {
        return warehouse.manifests(publisher);
    }

    /// What the publisher's suppliers told of what they paid on.
    public List<Manifest> subcontracts(String publisher) {
        return warehouse.subcontracts(Set.of(publisher));
    }

    /// How much stayed local.
    public ShareReceipt share(Scope scope, Breakdown by) {
        return ask(scope, "local-share", by);
    }

    /// @param question one of [ShareReceipt#QUESTIONS]
    public ShareReceipt ask(Scope scope, String question, Breakdown by, String... more) {
        var key = new Key(scope, question, by, List.of(more), fingerprint(scope));
        var known = known(key);
        if (known != null) return known;
        takeTurn();
        try {
            // Somebody may have asked the same while this one waited.
            var meanwhile = known(key);
            if (meanwhile != null) return meanwhile;
            var asked = new Shares(warehouse, Postcodes.builtIn()).ask(scope, question, by, List.of(more));
            synchronized (kept) {
                kept.put(key, asked);
            }
            return asked;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (DamagedFile damaged) {
            throw damaged;
        } catch (CommandRefused unanswered) {
            // What it says names settings and machines, for the people who run this site.
            LOG.warn("A question about spending was not answered", unanswered);
            throw new TryLater("The service that works out spending figures is not responding. Try again in a minute.");
        } finally {
            turns.release();
        }
    }

    private @Nullable ShareReceipt known(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new TryLater("Many people are asking about spending at the moment. Try again in a minute.");
    }

    /// What the answer rests on: the lines of each file, and when suppliers were last matched.
    private String fingerprint(Scope scope) {
        var text = new StringBuilder();
        for (var publisher : scope.publishers()) for (var file : files(publisher)) text.append(file.linesSha256());
        for (var file : warehouse.subcontracts(scope.publishers())) text.append(file.linesSha256());
        try {
            var suppliers = warehouse.suppliers();
            if (Files.exists(suppliers))
                text.append(Files.getLastModifiedTime(suppliers)).append(Files.size(suppliers));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text.toString();
    }

    /// How well a publisher's payments are linked to suppliers that are known.
    public List<Linked> linkage(String publisher) {
        if (files(publisher).isEmpty()) return List.of();
        // Whatever counts as local, the links are the same.
        var scope = new Scope(Local.of("anywhere", Set.of("E06000051")), Set.of(publisher), FIRST, LAST);
        var answer = ask(scope, "linkage", Breakdown.ALL).answer();
        var words = new TreeMap<>(Map.of(
                "matched", "Matched with a register, or decided",
                "unmatched", "Not matched",
                "redacted", "Name withheld",
                "card", "Payment cards",
                "no name", "No name given"));
        return answer.rows().stream()
                .map(row -> new Linked(
                        words.getOrDefault(row.getFirst(), row.getFirst()),
                        answer.number(row, "amount"),
                        answer.number(row, "payments").longValue()))
                .toList();
    }

    /// One way in which payments are linked, or not.
    public record Linked(String words, java.math.BigDecimal amount, long payments) {}
}
