package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.shared.OrganisationId;

/// A survey of where money goes, in three rounds.
///
/// @param name like "Spending of 2025 to 2026"
/// @param rounds what was spent; what its receivers spent locally; what theirs did
/// @param by the name of whoever entered it
public record Survey(UUID id, OrganisationId organisation, String name, List<Round> rounds, Instant at, String by) {

    /// @param amount in pounds
    /// @param answered how many told it
    /// @param asked how many were asked
    public record Round(BigDecimal amount, int answered, int asked) {}

    public Survey {
        rounds = List.copyOf(rounds);
    }

    public Optional<BigDecimal> lm3() {
        return MultiplierRules.lm3(rounds.stream().map(Round::amount).toList());
    }
}
