package org.tallystick.library.payment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An invoice that counts.
///
/// @param received the day on which the authority received it, or on which it became valid
/// @param paid the day on which the supplier received the money; null while it is unpaid
/// @param payableBy the last day for paying it
record Invoice(LocalDate received, @Nullable LocalDate paid, LocalDate payableBy) {}
