package org.tallystick.library.survey.tally;

import org.tallystick.library.survey.Question;

/// Below which count a cell of a public table is hidden.
///
/// @param aboutProtected for questions about a protected characteristic, and whatever is crossed
///   with one
/// @param other for all others
public record Thresholds(int aboutProtected, int other) {

    /// A count of 1 or 2 is a person: nothing shows it.
    public static final int LEAST = 3;

    public static final Thresholds DEFAULT = new Thresholds(10, 5);

    public Thresholds {
        if (aboutProtected < LEAST || other < LEAST)
            throw new IllegalArgumentException("a count of 1 or 2 is a person");
    }

    /// The higher of both, each by itself.
    public Thresholds stricter(Thresholds another) {
        return new Thresholds(Math.max(aboutProtected, another.aboutProtected), Math.max(other, another.other));
    }

    /// 0 where the survey's design lets small counts be shown.
    public int of(Question question) {
        if (question.aboutProtected()) return aboutProtected;
        return question.smallCounts() ? 0 : other;
    }
}
