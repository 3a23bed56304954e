package org.tallystick.procurement;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

/// What the winner promised for one measure.
///
/// @param measure the measure's reference in the tender's framework edition
/// @param targets how much is due in each quarter, in order; empty where the promise is a narrative
/// @param delivery how it will be delivered, in the bidder's words
/// @param verification how it will be measured and verified, in the bidder's words
public record Promise(
        String measure, Basis basis, Map<Quarter, Quantity> targets, String delivery, String verification) {

    public Promise {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /// Whether the tender scored it, or made it a term of the contract because it could not be
    /// linked to the subject matter.
    public enum Basis {
        CRITERION("Award criterion"),
        TERM("Contract term");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
