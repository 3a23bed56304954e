package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the body decided that was to decide.
///
/// @param vote none where it was approved without one
/// @param minute where it is written: the meeting and the number of the minute
/// @param weighed which comments were weighed, and what came of them
/// @param edition the framework's edition that it published
public record Decision(
        UUID id,
        Outcome outcome,
        LocalDate on,
        @Nullable Vote vote,
        String minute,
        String reason,
        String weighed,
        @Nullable LocalDate lookAgainOn,
        @Nullable UUID edition) {

    /// How many voted which way.
    public record Vote(int inFavour, int against, int abstained) {

        /// "9 for, 2 against, 1 abstained".
        public String words() {
            return "%,d for, %,d against, %,d abstained".formatted(inFavour, against, abstained);
        }
    }

    public Optional<Vote> voted() {
        return Optional.ofNullable(vote);
    }
}
