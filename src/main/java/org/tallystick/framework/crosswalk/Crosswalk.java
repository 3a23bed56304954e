package org.tallystick.framework.crosswalk;

/// A measure declared the same as, part of, or near a measure of another framework, so that one
/// return may serve both.
///
/// @param measure the reference in our framework
/// @param otherFramework the other framework's name
/// @param otherMeasure the reference there
/// @param reason why they are held to be so
public record Crosswalk(String measure, String otherFramework, String otherMeasure, Relation relation, String reason) {

    public enum Relation {
        SAME("the same as"),
        /// Whatever counts for ours counts for the other, and not the other way round.
        PART_OF("part of"),
        NEAR("near");

        private final String words;

        Relation(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
