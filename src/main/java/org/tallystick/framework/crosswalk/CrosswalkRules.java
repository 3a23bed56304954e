package org.tallystick.framework.crosswalk;

import org.tallystick.framework.Measure;

/// Which other measure one return serves.
public final class CrosswalkRules {

    private CrosswalkRules() {}

    /// @param because in words for whoever made the return or reads the figure
    public record Served(boolean serves, String because) {}

    /// Whether a return on our measure counts for the other as well.
    public static Served serves(Crosswalk link, Measure ours, Measure other) {
        return judge(link, ours, other, true);
    }

    /// Whether a return on the other measure counts for ours as well.
    public static Served servedBy(Crosswalk link, Measure ours, Measure other) {
        return judge(link, ours, other, false);
    }

    private static Served judge(Crosswalk link, Measure ours, Measure other, boolean upward) {
        var named = ours.reference() + " is " + link.relation().words() + " " + other.reference();
        if (ours.kind() != other.kind())
            return new Served(
                    false,
                    named
                            + ", but one is stated as "
                            + ours.kind().words()
                            + " and the other as "
                            + other.kind().words());
        return switch (link.relation()) {
            case SAME ->
                ours.unit().equalsIgnoreCase(other.unit())
                        ? new Served(true, named + ": " + link.reason())
                        : new Served(
                                false,
                                named + ", but the units differ: “" + ours.unit() + "” and “" + other.unit() + "”");
            case PART_OF ->
                upward
                        ? new Served(true, named + ": " + link.reason())
                        : new Served(
                                false,
                                named
                                        + ", and the whole does not show its part: report "
                                        + ours.reference()
                                        + " by itself");
            case NEAR -> new Served(false, named + ", which is not enough to count for both: report each by itself");
        };
    }
}
