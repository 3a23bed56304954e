package org.tallystick.charter.mark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Quarter;

/// One decision on the Mark, from proposal on.
///
/// @param number names it to everyone; null before two have decided
/// @param reasons of whoever proposed it
/// @param words of whoever agreed, or did not
/// @param appealBy the last day for an appeal against the decision; null before it
/// @param expiresOn the last day of a mark that was awarded; null for a refusal
/// @param withdrawal the one that stands; null where none does, also after one was overturned
/// @param withdrawnBecause empty where it is not withdrawn
public record Mark(
        UUID id,
        @Nullable Integer number,
        UUID agreement,
        UUID scheme,
        UUID signatory,
        Quarter first,
        Quarter last,
        MarkFindings findings,
        String reasons,
        String conditions,
        String words,
        State state,
        UUID proposedBy,
        Instant proposedAt,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate appealBy,
        @Nullable LocalDate expiresOn,
        @Nullable UUID withdrawal,
        String withdrawnBecause,
        @Nullable LocalDate withdrawnOn,
        @Nullable LocalDate withdrawalAppealBy) {

    /// How a decision stands; the view `mark.mark_state` decides.
    public enum State {
        PROPOSED("Proposed; a second person must agree"),
        NOT_AGREED("Not agreed by the second person"),
        REFUSED("Not awarded"),
        SET_ASIDE("Set aside on appeal: to be decided again"),
        HELD("Held"),
        EXPIRED("Lapsed: its time is over"),
        LAPSED("Lapsed: the organisation is no longer a signatory"),
        WITHDRAWN("Withdrawn");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// Whether it was awarded once, whatever became of it.
        public boolean awarded() {
            return switch (this) {
                case HELD, EXPIRED, LAPSED, WITHDRAWN -> true;
                case PROPOSED, NOT_AGREED, REFUSED, SET_ASIDE -> false;
            };
        }
    }

    /// Whether a second person has still to decide.
    public boolean open() {
        return state == State.PROPOSED;
    }

    public String address() {
        return "/marks/" + number;
    }

    /// An appeal and what came of it.
    ///
    /// @param withdrawal which one it is against; null for one against the decision itself
    /// @param upheld null while it is not heard
    public record Appeal(
            UUID id,
            @Nullable UUID withdrawal,
            String words,
            @Nullable Boolean upheld,
            String outcome) {

        public String against() {
            return withdrawal == null ? "the decision" : "the withdrawal";
        }
    }

    /// That somebody wants the mark withdrawn, and what a second person said to it.
    ///
    /// @param agreed null while nobody has decided
    public record Withdrawal(
            UUID id,
            String because,
            UUID proposedBy,
            @Nullable Boolean agreed,
            String words) {}
}
