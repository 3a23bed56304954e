package org.tallystick.delivery.figure;

import java.util.Optional;
import java.util.UUID;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.framework.MeasureKind;

/// Promised, due, claimed and verified of one measure. An empty figure is missing, and missing is
/// not zero.
///
/// @param edition the framework edition that the measure belongs to
/// @param theme the reference of the measure's theme
/// @param promised the targets of every quarter asked about
/// @param due the targets of the quarters that are over
/// @param claimed what the returns that stand say, whatever a check then found
/// @param verified what was accepted on the evidence asked for, or better
public record Figure(
        UUID edition,
        String measure,
        String theme,
        MeasureKind kind,
        Optional<Amount> promised,
        Optional<Amount> due,
        Optional<Amount> claimed,
        Optional<Amount> verified,
        Counts counts) {

    /// Which of its figures is meant.
    public enum Part {
        PROMISED("Promised"),
        DUE("Due"),
        CLAIMED("Claimed"),
        VERIFIED("Verified");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Optional<Amount> part(Part part) {
        return switch (part) {
            case PROMISED -> promised;
            case DUE -> due;
            case CLAIMED -> claimed;
            case VERIFIED -> verified;
        };
    }

    /// How many lines of returns stand where; a line is one commitment in one quarter.
    ///
    /// @param asked lines asked for in quarters that are over
    /// @param late of those, lines whose return is past its deadline and not in
    /// @param claims lines with a claim; "nothing this quarter" answers without one
    /// @param checked accepted, on evidence below the grade asked: claimed, not verified
    public record Counts(
            long asked,
            long answered,
            long late,
            long claims,
            long verified,
            long checked,
            long queried,
            long refused) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        public long waiting() {
            return claims - verified - checked - queried - refused;
        }

        Counts plus(Counts other) {
            return new Counts(
                    asked + other.asked,
                    answered + other.answered,
                    late + other.late,
                    claims + other.claims,
                    verified + other.verified,
                    checked + other.checked,
                    queried + other.queried,
                    refused + other.refused);
        }
    }
}
