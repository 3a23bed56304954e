package org.tallystick.procurement.policy;

import org.jspecify.annotations.Nullable;
import org.tallystick.procurement.policy.Policy.Confidence;

/// What one requirement of one policy means for one tender.
///
/// @param policy the policy's id
/// @param because why, in words for the officer
/// @param waivable whether a reason in writing may stand in the requirement's place
/// @param ground the only ground for that; null where any reason will do
public record Finding(
        String policy,
        String policyName,
        String source,
        Confidence confidence,
        Policy.Kind requirement,
        Verdict verdict,
        String because,
        boolean waivable,
        @Nullable String ground) {

    /// The last three mean that the policy applies.
    public enum Verdict {
        DOES_NOT_APPLY("Does not apply"),
        CANNOT_TELL("Cannot tell"),
        MET("Met"),
        NOT_MET("Not met"),
        WAIVED("Waived");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Whether the tender may not be opened while this stands. A rule that nobody has verified
    /// stops nobody.
    public boolean stops() {
        return verdict == Verdict.NOT_MET && confidence != Confidence.UNVERIFIED;
    }
}
