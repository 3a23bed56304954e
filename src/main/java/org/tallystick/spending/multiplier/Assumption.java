package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.time.Instant;

/// A local multiplier that an organisation assumes: no measurement, and told as none.
///
/// @param value what a pound that is spent locally is worth to the place, in pounds
/// @param source where the value is from, in words
/// @param because why it fits this place
/// @param by who stated it
public record Assumption(BigDecimal value, String source, String because, Instant at, String by) {}
