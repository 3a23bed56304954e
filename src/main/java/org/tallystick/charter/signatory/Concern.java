package org.tallystick.charter.signatory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody thinks is wrong with a signatory, what it answered, and what came of it.
///
/// @param contact how to reach whoever raised it, for officers only; null for an anonymous one
/// @param answer of the signatory; empty while there is none
/// @param outcome null while it is not decided
/// @param because the outcome in words that everyone may read
public record Concern(
        UUID id,
        UUID signatory,
        String words,
        @Nullable String contact,
        LocalDate on,
        String answer,
        @Nullable Outcome outcome,
        String because) {

    public enum Outcome {
        BORNE_OUT("We upheld the concern"),
        PARTLY("We partly upheld the concern"),
        NOT_BORNE_OUT("We did not uphold the concern"),
        NOT_FOR_US("The concern was not about the charter");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
