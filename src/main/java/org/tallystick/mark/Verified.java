package org.tallystick.mark;

import org.tallystick.delivery.Grade;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

import java.util.UUID;

/// One verified line of a return under a contract.
///
/// @param framework the framework of its measure, whatever the edition
/// @param grade the evidence on which it was verified
public record Verified(
        UUID contract,
        UUID framework,
        String measure,
        Quarter quarter,
        Quantity quantity,
        Grade grade) {}
