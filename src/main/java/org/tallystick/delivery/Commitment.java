package org.tallystick.delivery;

import java.util.Optional;
import java.util.UUID;
import org.tallystick.framework.MeasureKind;
import org.tallystick.shared.OrganisationId;

/// A promise that a contract holds.
///
/// @param edition the framework edition it rests on
/// @param measure the measure's reference in that edition
/// @param theme the reference of the measure's theme
/// @param words the promise as it was made
/// @param asked the evidence asked for, with the sentence that says why
/// @param verifier the organisation whose people check the claims
/// @param because why it was added by hand; empty where the award brought it
/// @param bands as agreed; empty before confirmation, and for what is not rated by bands
public record Commitment(
        UUID id,
        UUID contract,
        UUID edition,
        String measure,
        String theme,
        MeasureKind kind,
        String unit,
        String words,
        Basis basis,
        boolean lessIsBetter,
        Grade asked,
        String askedBecause,
        OrganisationId verifier,
        String because,
        Optional<Bands> bands) {

    /// On what legal footing it is promised.
    public enum Basis {
        CRITERION("Award criterion: it is linked to the subject matter of the contract, and was scored"),
        TERM("Contract term: it was required, and was not scored");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Whether progress can be stated as a percentage of what is due.
    public boolean rated() {
        return kind != MeasureKind.NARRATIVE;
    }
}
