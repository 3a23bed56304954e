package org.tallystick.library.spendfile;

/// Which column was taken for what, and why.
///
/// @param field as [Field#key] writes it
/// @param heading as the file writes it
/// @param reason in words for whoever made the file
public record Guess(String field, String heading, Sureness sureness, String reason) {

    public enum Sureness {
        /// A heading that many files use, and cells of the kind.
        SURE,
        /// Words that say so, and cells of the kind.
        LIKELY,
        /// To be looked at.
        UNSURE
    }
}
