package org.tallystick.spending.warehouse;

/// What is said of a supplier, and what says it.
///
/// @param from as [Origin#text] writes it; "" where nothing says it
public record RegisterFlag(String value, String from) {
    public static final RegisterFlag UNKNOWN = new RegisterFlag("unknown", "");
}
