package org.tallystick.warehouse;

import org.tallystick.supplier.Entry;

import java.math.BigDecimal;

/// A supplier's name that somebody must look at.
///
/// @param name as it is published
/// @param amount paid under this name, in pounds
/// @param best the entry in a register that comes nearest
/// @param confidence from 0 to 1
public record Doubt(
        String name,
        BigDecimal amount,
        long payments,
        Entry best,
        BigDecimal confidence,
        String because) {}
