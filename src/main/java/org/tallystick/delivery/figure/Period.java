package org.tallystick.delivery.figure;

import org.tallystick.shared.Quarter;

/// The quarters that a figure covers, both ends included.
public record Period(Quarter first, Quarter last) {

    /// Every quarter that a contract can have.
    public static final Period EVER = new Period(new Quarter(1990, 1), new Quarter(2199, 4));

    public Period {
        if (last.compareTo(first) < 0) throw new IllegalArgumentException(last + " is before " + first);
    }

    public static Period of(Quarter quarter) {
        return new Period(quarter, quarter);
    }
}
