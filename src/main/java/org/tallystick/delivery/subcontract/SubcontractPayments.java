package org.tallystick.delivery.subcontract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tallystick.shared.Quarter;

/// The file of what was paid on in a quarter under a contract; the latest that was kept holds.
///
/// @param number which file of the quarter it is, from 1
/// @param payments lines with an amount and a date
/// @param aside how many lines were set aside
/// @param total in pounds
record SubcontractPayments(
        UUID id,
        UUID contract,
        Quarter quarter,
        int number,
        String filename,
        String sha256,
        long payments,
        long aside,
        BigDecimal total,
        Instant keptAt,
        Found found) {}
