package org.tallystick.platform.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Invariant;

@Component
class LedgerHolds implements Invariant {

    private final Store store;

    LedgerHolds(Store store) {
        this.store = store;
    }

    @Override
    public String sentence() {
        return "The ledger is gapless, its chain recomputes, and every head kept beside it is a prefix of it, and the public log has the same entries";
    }

    @Override
    public List<String> breaches() {
        try {
            var heads = Heads.read(store.data().resolve(Heads.FILE));
            var fault = new LedgerVerifier()
                    .verify(store.source(), heads, LogFiles.in(store.data()))
                    .fault();
            return fault == null ? List.of() : List.of(fault);
        } catch (CommandRefused unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        } catch (SQLException | IOException e) {
            return List.of("The ledger could not be read: " + e.getMessage());
        }
    }
}
