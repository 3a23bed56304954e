package org.tallystick.delivery.returns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

/// A return as it was submitted.
///
/// @param replaces the return that it corrects; null for a first one
/// @param replacedBy the correction; null where it stands
/// @param reopenedBecause why the contract manager opened it again; empty where nobody has
/// @param claims empty for "nothing this quarter"
public record Return(
        UUID id,
        UUID contract,
        Quarter quarter,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy,
        Instant submittedAt,
        String reopenedBecause,
        List<Claim> claims) {

    public Return {
        claims = List.copyOf(claims);
    }

    public boolean nothing() {
        return claims.isEmpty();
    }

    /// Whether a correction may come: the contract manager has opened it, or one of its claims is
    /// queried.
    public boolean correctable() {
        return replacedBy == null
                && (!reopenedBecause.isEmpty()
                        || claims.stream().anyMatch(claim -> claim.state() == ClaimState.QUERIED));
    }

    /// What the return claims for one commitment, and what was found when it was checked.
    ///
    /// @param decisions how often it was decided on; whoever decides says what they saw
    /// @param verification the decision that holds; null before any
    /// @param found the evidence found, where it was accepted
    /// @param said what the verifier wrote, for the supplier and the buyer
    /// @param carried whether the decision came along, unchanged, from the return that was
    ///   corrected
    public record Claim(
            UUID commitment,
            Quantity quantity,
            String done,
            List<EvidenceFile> evidence,
            ClaimState state,
            int decisions,
            @Nullable UUID verification,
            Optional<Grade> found,
            String said,
            boolean carried) {

        public Claim {
            evidence = List.copyOf(evidence);
        }
    }
}
