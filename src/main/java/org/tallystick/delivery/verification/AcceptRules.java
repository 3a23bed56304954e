package org.tallystick.delivery.verification;

import java.util.Optional;
import org.tallystick.delivery.contract.Grade;

/// Which claims a verifier may accept together, without looking at each for longer: those whose
/// evidence is what was asked as far as anybody can see at a glance. Evidence that was to be
/// confirmed by others or audited is read first, and so is what was picked at random.
public final class AcceptRules {

    private AcceptRules() {}

    /// The evidence that such a claim is accepted with; empty where somebody has to look.
    ///
    /// @param asked the evidence that the claim needs
    /// @param files how many files are attached
    /// @param picked whether it was picked at random for a closer check
    public static Optional<Grade> together(Grade asked, int files, boolean picked) {
        if (picked) return Optional.empty();
        return switch (asked) {
            case ASSERTED -> Optional.of(files > 0 ? Grade.DOCUMENTED : Grade.ASSERTED);
            case DOCUMENTED -> files > 0 ? Optional.of(Grade.DOCUMENTED) : Optional.empty();
            case CONFIRMED, AUDITED -> Optional.empty();
        };
    }
}
