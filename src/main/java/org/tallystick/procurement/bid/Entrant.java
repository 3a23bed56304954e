package org.tallystick.procurement.bid;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/// One bid as it is ranked.
///
/// @param name for what is said of it
/// @param quantities what it promises in all, by measure
public record Entrant(UUID bid, String name, Map<String, BigDecimal> quantities) {
    public Entrant {
        quantities = Map.copyOf(quantities);
    }
}
