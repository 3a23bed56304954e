package org.tallystick.report.receipt;

import org.tallystick.delivery.figure.Figure;

/// What stands where there is no figure: missing is not nought.
public final class Missing {

    private Missing() {}

    public static String words(Figure.Part part) {
        return switch (part) {
            case PROMISED -> "Nothing promised";
            case DUE -> "Nothing due yet";
            case CLAIMED -> "Nothing claimed yet";
            case VERIFIED -> "Nothing verified yet";
        };
    }
}
