package org.tallystick.platform.ledger;

import jakarta.annotation.PostConstruct;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.shared.CommandRefused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/// Keeps the site from going on where an older database was put beside newer heads of the ledger:
/// what was acknowledged since would be gone without a word, and the chain would fork. Commands are
/// let in, to look.
@Component
@ConditionalOnWebApplication
class OlderDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(OlderDatabase.class);

    private final Heads heads;
    private final Store store;

    OlderDatabase(Heads heads, Store store) {
        this.heads = heads;
        this.store = store;
    }

    @PostConstruct
    void refuse() {
        var file = store.data().resolve(Heads.FILE);
        try {
            var newest = Heads.read(file).stream().max(Comparator.comparingLong(Head::number));
            if (newest.isEmpty() || agrees(newest.get())) return;
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
            LOG.warn(
                    "An older database was accepted: the heads of the ledger that it does not hold are kept in {}",
                    aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean agrees(Head newest) {
        return heads.at(newest.number()).filter(at -> at.hash().equals(newest.hash())).isPresent();
    }

    private static Path aside(Path file) {
        var day = LocalDate.now(ZoneOffset.UTC);
        var next = file.resolveSibling("ledger-heads-until-" + day + ".csv");
        for (var again = 2; Files.exists(next); again++)
            next = file.resolveSibling("ledger-heads-until-" + day + "-" + again + ".csv");
        return next;
    }
}
