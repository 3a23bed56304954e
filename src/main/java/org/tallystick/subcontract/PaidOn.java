package org.tallystick.subcontract;

import org.tallystick.shared.Quarter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A quarter's file of what was paid on under a contract; the latest of a quarter holds.
///
/// @param payments lines with an amount and a date
/// @param aside lines set aside
/// @param total in pounds
public record PaidOn(
        UUID id,
        UUID contract,
        Quarter quarter,
        String filename,
        long payments,
        long aside,
        BigDecimal total,
        Instant loadedAt) {}
