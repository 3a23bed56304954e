package org.tallystick.platform.organisation;

import java.util.Optional;

/// The size bands of the Shropshire survey (question 2), by head count. Its report slips once and
/// calls large "500+"; this is the one list in the product.
public enum Size {
    MICRO("Micro", 0, 9),
    SMALL("Small", 10, 49),
    MEDIUM("Medium", 50, 249),
    LARGE("Large", 250, Integer.MAX_VALUE);

    private final String name;
    private final int least;
    private final int most;

    Size(String name, int least, int most) {
        this.name = name;
        this.least = least;
        this.most = most;
    }

    /// The band of an organisation with this many people; empty for fewer than none.
    public static Optional<Size> of(int people) {
        for (var size : values()) if (people >= size.least && people <= size.most) return Optional.of(size);
        return Optional.empty();
    }

    /// "Micro (0 to 9)", "Large (250 or more)".
    public String words() {
        return most == Integer.MAX_VALUE
                ? name + " (" + least + " or more)"
                : name + " (" + least + " to " + most + ")";
    }
}
