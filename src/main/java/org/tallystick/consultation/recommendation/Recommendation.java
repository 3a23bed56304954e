package org.tallystick.consultation.recommendation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.Tag;

/// What a group recommends, and how it stands today.
///
/// @param publication the number of the publication of findings that it rests on
/// @param number 1, 2, 3 within its consultation
public record Recommendation(
        UUID id, UUID consultation, int publication, int number, Proposal proposal, Instant madeAt, Standing standing) {

    /// How it stands today.
    ///
    /// @param withdrawnBecause only where it was withdrawn
    /// @param decidedOn only where it was decided, or put off
    /// @param lookAgainOn the day on which the matter is to be looked at again
    /// @param lookAgainDue whether that day is over
    /// @param owner who sees to it
    public record Standing(
            State state,
            @Nullable String withdrawnBecause,
            @Nullable Outcome outcome,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate lookAgainOn,
            boolean lookAgainDue,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable LocalDate doneOn) {}

    public enum State {
        UNDECIDED("Not decided yet", Tag.Colour.GREY),
        DEFERRED("Put off", Tag.Colour.YELLOW),
        REFUSED("Not agreed", Tag.Colour.GREY),
        AGREED("Agreed", Tag.Colour.BLUE),
        UNDER_WAY("Under way", Tag.Colour.BLUE),
        LATE("Late", Tag.Colour.RED),
        DONE("Done", Tag.Colour.GREEN),
        DONE_LATE("Done, later than planned", Tag.Colour.GREEN),
        WITHDRAWN("Withdrawn", Tag.Colour.GREY);

        private final String words;
        private final Tag.Colour colour;

        State(String words, Tag.Colour colour) {
            this.words = words;
            this.colour = colour;
        }

        public String words() {
            return words;
        }

        public Tag tag() {
            return Tag.of(words, colour);
        }
    }

    /// Whether the body that decides has still to do so.
    public boolean open() {
        return standing.state() == State.UNDECIDED || standing.state() == State.DEFERRED;
    }

    /// Whether somebody has to see to it, or may be asked to.
    public boolean toDo() {
        return standing.state() == State.AGREED
                || standing.state() == State.UNDER_WAY
                || standing.state() == State.LATE;
    }

    public String address() {
        return "/recommendations/" + id;
    }

    public String desk() {
        return "/work/recommendations/" + id;
    }
}
