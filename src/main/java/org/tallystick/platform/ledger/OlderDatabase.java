package org.tallystick.platform.ledger;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.shared.CommandRefused;

/// Keeps the site from going on where an older database was put beside newer heads of the ledger:
/// what was acknowledged since would be gone without a word, and the chain would fork. Commands are
/// let in, to look.
@Component
@ConditionalOnWebApplication
class OlderDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(OlderDatabase.class);

    private final Heads heads;
    private final LogGrowth log;
    private final Store store;

    OlderDatabase(Heads heads, LogGrowth log, Store store) {
        this.heads = heads;
        this.log = log;
        this.store = store;
    }

    @PostConstruct
    void refuse() {
        var file = store.data().resolve(Heads.FILE);
        try {
            var newest = Heads.read(file).stream().max(Comparator.comparingLong(Head::number));
            if (newest.isEmpty() || agrees(newest.get())) {
                refuseToFork();
                return;
            }
            if (!store.accepts(StoreSettings.OLDER_DATABASE))
                throw new CommandRefused(
                        "The ledger in the database does not hold link %d, which %s names with the time %s: the database is older than that file, or another one. Restore the newer database. To go on with this one, and without what came after it, start once with TALLYSTICK_ACCEPT=%s."
                                .formatted(
                                        newest.get().number(),
                                        file,
                                        newest.get().sealedAt(),
                                        StoreSettings.OLDER_DATABASE));
            var aside = aside(file);
            Files.move(file, aside);
            leave(store.data().resolve(LogFiles.FOLDER));
            LOG.warn(
                    "An older database was accepted: the heads of the ledger that it does not hold are kept in {}",
                    aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signing for another past under the same name is what a log must never do.
    private void refuseToFork() throws IOException {
        if (log.holds()) return;
        var folder = store.data().resolve(LogFiles.FOLDER);
        if (!store.accepts(StoreSettings.OLDER_DATABASE))
            throw new CommandRefused(
                    "The database does not hold all that the public log in %s was signed for: it is older than the log, or another one. Restore the newer database. To go on with this one, and with a new log, start once with TALLYSTICK_ACCEPT=%s."
                            .formatted(folder, StoreSettings.OLDER_DATABASE));
        leave(folder);
    }

    /// The next log has another name.
    private static void leave(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        var aside = aside(folder);
        Files.move(folder, aside);
        LOG.warn("A new public log begins, for the database is older than the one before, which is kept in {}", aside);
    }

    private boolean agrees(Head newest) {
        return heads.at(newest.number())
                .filter(at -> at.hash().equals(newest.hash()))
                .isPresent();
    }

    private static Path aside(Path path) {
        var day = LocalDate.now(ZoneOffset.UTC);
        var name = path.getFileName().toString();
        var dot = name.indexOf('.') < 0 ? name.length() : name.indexOf('.');
        var stem = name.substring(0, dot) + "-until-" + day;
        var next = path.resolveSibling(stem + name.substring(dot));
        for (var again = 2; Files.exists(next); again++)
            next = path.resolveSibling(stem + "-" + again + name.substring(dot));
        return next;
    }
}
