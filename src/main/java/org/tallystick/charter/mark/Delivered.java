package org.tallystick.charter.mark;

import java.util.List;
import java.util.UUID;
import org.tallystick.shared.Quarter;

/// What the returns of an organisation show: the quarters in which its public contracts ask for a
/// figure, and the lines that were verified.
public record Delivered(List<Asked> asked, List<Verified> verified) {

    public Delivered {
        asked = List.copyOf(asked);
        verified = List.copyOf(verified);
    }

    /// One measure that a contract asks for in one quarter.
    ///
    /// @param title of the contract
    /// @param framework the framework of its measure, whatever the edition
    record Asked(UUID contract, String title, UUID framework, String measure, Quarter quarter) {}
}
