package org.tallystick.survey;

/// Below which count a cell of a public table is hidden.
///
/// @param aboutProtected for questions about a protected characteristic, and whatever is crossed
///   with one
/// @param other for all others
public record Thresholds(int aboutProtected, int other) {

    public static final Thresholds DEFAULT = new Thresholds(10, 5);

    /// 0 where the survey's design lets small counts be shown.
    public int of(Question question) {
        if (question.aboutProtected()) return aboutProtected;
        return question.smallCounts() ? 0 : other;
    }
}
