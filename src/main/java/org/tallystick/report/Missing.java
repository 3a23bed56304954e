package org.tallystick.report;

import org.tallystick.delivery.Figure;

/// What stands where there is no figure: missing is not nought.
final class Missing {

    private Missing() {}

    static String words(Figure.Part part) {
        return switch (part) {
            case PROMISED -> "Nothing promised";
            case DUE -> "Nothing due yet";
            case CLAIMED -> "Nothing claimed yet";
            case VERIFIED -> "Nothing verified yet";
        };
    }
}
