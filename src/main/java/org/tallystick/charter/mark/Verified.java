package org.tallystick.charter.mark;

import java.util.UUID;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

/// One verified line of a return under a contract.
///
/// @param title of the contract
/// @param edition of the framework in which the contract names the measure
/// @param framework the framework of its measure, whatever the edition
/// @param grade the evidence on which it was verified
record Verified(
        UUID contract,
        String title,
        UUID edition,
        UUID framework,
        String measure,
        Quarter quarter,
        Quantity quantity,
        Grade grade) {}
