package org.tallystick.framework;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an outcome is seen: what is counted, and what proves it.
///
/// @param reference unique in its edition and the same from edition to edition, like "TH-EC-06"
/// @param outcome the reference of an outcome of the same theme; none where the framework lists its
///   measures by theme
/// @param unit what one is: "apprenticeships"; for a share the part and the whole, "pounds spent in
///   Thurrock out of pounds spent"
/// @param target the words of a target with x for the number, "Create x apprenticeships"
/// @param guidance in our own words; empty where there is none
/// @param retired why it is no longer offered; contracts that name it keep it
public record Measure(
        String reference,
        String name,
        @Nullable String outcome,
        MeasureKind kind,
        String unit,
        Direction direction,
        String evidenceExpected,
        @Nullable String target,
        @Nullable Warning warning,
        @Nullable Proxy proxy,
        String guidance,
        @Nullable String retired) {

    private static final String OUT_OF = " out of ";

    /// What the unit of a change against a baseline begins with.
    public static final String CHANGE = "change in ";

    public Measure {
        reference = Words.needed(reference, "a measure's reference");
        name = Words.needed(name, "a measure's name");
        outcome = Words.optional(outcome);
        Objects.requireNonNull(kind, "a measure's kind is missing");
        unit = Words.needed(unit, "a measure's unit");
        Objects.requireNonNull(direction, "a measure's direction is missing");
        evidenceExpected = Words.needed(evidenceExpected, "the evidence expected");
        target = Words.optional(target);
        guidance = Words.needed(guidance, "a measure's guidance");
        retired = Words.optional(retired);
    }

    /// Whether what is delivered may be below 0: a change against a baseline, as its unit says,
    /// "change in visits since the year before out of visits in the year before".
    public static boolean mayFall(String unit) {
        return unit.toLowerCase(Locale.ROOT).startsWith(CHANGE);
    }

    /// Whether new tenders may choose it.
    public boolean offered() {
        return retired == null;
    }

    /// For a share what the part is, "pounds spent in Thurrock"; for other kinds the unit.
    public String partUnit() {
        return kind == MeasureKind.SHARE ? unit.split(OUT_OF, 2)[0] : unit;
    }

    /// For a share what the whole is, "pounds spent"; for other kinds the unit.
    public String wholeUnit() {
        return kind == MeasureKind.SHARE ? unit.substring(unit.indexOf(OUT_OF) + OUT_OF.length()) : unit;
    }

    /// A share's unit names part and whole, parted once by "out of".
    boolean unitIsWhole() {
        return kind != MeasureKind.SHARE || (unit + " ").split(OUT_OF, -1).length == 2;
    }
}
