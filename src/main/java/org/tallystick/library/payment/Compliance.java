package org.tallystick.library.payment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How promptly an authority paid in a period. Shares are per cent of the number of payments, not
/// of their sums, to one place; none where there is nothing to take a share of.
///
/// @param paid payments that suppliers received in the period
/// @param meanDays the mean of the days from the receipt of the invoice to the payment, to one place
/// @param within30 the share paid in 30 days or fewer
/// @param payable payments that became payable in the period
/// @param payableNotPaid the share of these that was not paid in it
record Compliance(
        int paid,
        @Nullable BigDecimal meanDays,
        @Nullable BigDecimal within30,
        @Nullable BigDecimal from31to60,
        @Nullable BigDecimal over60,
        int payable,
        @Nullable BigDecimal payableNotPaid,
        Section68 section68) {

    /// Payments by the term that section 68 implies into public contracts: another measure than the
    /// bands of the notice, and never worked out from them.
    ///
    /// @param onTime those of the payments that were made by their last day
    record Section68(int of, int onTime) {}
}
