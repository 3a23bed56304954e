package org.tallystick.delivery.contract;

import java.util.Optional;
import java.util.UUID;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.OrganisationId;

/// A promise that a contract holds.
///
/// @param edition the framework edition it rests on
/// @param measure the measure's reference in that edition
/// @param theme the reference of the measure's theme
/// @param name what the measure is called
/// @param words how it will be delivered, as promised
/// @param verification how it will be measured and verified, as promised
/// @param basis whether it was scored, or is a term of the contract
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
        String name,
        String words,
        String verification,
        Promise.Basis basis,
        boolean lessIsBetter,
        Grade asked,
        String askedBecause,
        OrganisationId verifier,
        String because,
        Optional<Bands> bands) {

    /// Whether progress can be stated as a percentage of what is due.
    public boolean rated() {
        return kind != MeasureKind.NARRATIVE;
    }

    /// For a share what the part is, "pounds spent locally"; for other kinds the unit.
    public String partUnit() {
        return kind == MeasureKind.SHARE ? unit.split(" out of ", 2)[0] : unit;
    }

    /// For a share what the whole is, "pounds spent"; for other kinds the unit.
    public String wholeUnit() {
        var parts = unit.split(" out of ", 2);
        return kind == MeasureKind.SHARE ? parts[parts.length - 1] : unit;
    }

    /// "3 jobs": a figure never stands without its unit.
    public String inWords(Amount amount) {
        return amount.inWords(unit);
    }

    /// As [#inWords(Amount)], and a narrative in its own words.
    public String inWords(Quantity quantity) {
        return quantity instanceof Quantity.Narrative(var story) ? story : inWords(Amount.of(quantity));
    }
}
