package org.tallystick.spending.matching;

import java.math.BigDecimal;
import org.tallystick.library.register.Entry;
import org.tallystick.library.register.Named;

/// A supplier's name that somebody must look at.
///
/// @param named as it is published
/// @param amount paid under this name, in pounds
/// @param paidOn whether that is what suppliers paid on to it, and not what a publisher paid
/// @param best the entry in a register that comes nearest
/// @param confidence from 0 to 1
record Doubt(
        Named named,
        BigDecimal amount,
        long payments,
        boolean paidOn,
        Entry best,
        BigDecimal confidence,
        String because) {

    public String name() {
        return named.name();
    }

    /// The same doubt where this was paid, or paid on.
    Doubt paid(BigDecimal amount, long payments, boolean on) {
        return new Doubt(named, amount, payments, on, best, confidence, because);
    }
}
