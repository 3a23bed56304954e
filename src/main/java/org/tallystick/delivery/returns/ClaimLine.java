package org.tallystick.delivery.returns;

import java.util.List;
import java.util.UUID;
import org.tallystick.framework.Quantity;

/// What a supplier claims for one commitment; a commitment without a line claims nothing this
/// quarter.
///
/// @param done one line of what was done, at most 500 characters
/// @param evidence files on the supplier's shelf
public record ClaimLine(UUID commitment, Quantity quantity, String done, List<UUID> evidence) {

    /// How long [#done] may be.
    public static final int MOST = 500;

    public ClaimLine {
        done = done.strip();
        evidence = evidence.stream().distinct().toList();
    }
}
