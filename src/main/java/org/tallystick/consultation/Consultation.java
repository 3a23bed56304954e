package org.tallystick.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.OrganisationId;

/// A launched consultation as it stands by the database's clock.
///
/// @param closes the first moment that is too late, extensions included
/// @param typingUntil until when officers may type in replies that came in time
/// @param forget the day on which contact details are deleted; null for anonymous answers
/// @param edition the latest edition's number
public record Consultation(
        UUID id,
        OrganisationId owner,
        String slug,
        Mode mode,
        Instant opens,
        Instant closes,
        Instant typingUntil,
        @Nullable LocalDate forget,
        State state,
        int edition) {

    /// TYPING: the public can no longer answer, and replies on paper are still typed in.
    public enum State {
        COMING,
        OPEN,
        TYPING,
        CLOSED
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /// Whether everything is in, and so may be read.
    public boolean closed() {
        return state == State.CLOSED;
    }
}
