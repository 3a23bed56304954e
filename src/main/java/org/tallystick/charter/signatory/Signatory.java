package org.tallystick.charter.signatory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.OrganisationId;

/// One organisation under one charter, as its latest signature has it.
///
/// @param signature the latest; what it answers and plans holds
/// @param size the band that it gave when it signed
/// @param position what the person who signed is, like "Director"
/// @param decisions how often an officer decided on the signature; whoever decides says what they
///   saw
/// @param said what the officer said last; empty where nothing
public record Signatory(
        UUID id,
        UUID charter,
        OrganisationId organisation,
        UUID signature,
        int number,
        UUID edition,
        Size size,
        String position,
        Instant signedAt,
        UUID signedBy,
        LocalDate expiresOn,
        State state,
        int decisions,
        @Nullable UUID review,
        String said) {

    /// How a signatory stands; the view `signatory.signatory_state` decides.
    public enum State {
        SIGNED("Signed"),
        ACCEPTED("Signed and checked"),
        QUERIED("Signed; a question is open"),
        ANSWERED("Signed; a question was answered"),
        WAITING("Signed again; the charter’s group checks it before it is listed"),
        EXPIRED("Lapsed: the signature was not renewed"),
        LEFT("Left the charter"),
        ENDED("Taken off the list");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// Whether it stands on the public list.
        public boolean listed() {
            return switch (this) {
                case SIGNED, ACCEPTED, QUERIED, ANSWERED -> true;
                case WAITING, EXPIRED, LEFT, ENDED -> false;
            };
        }
    }

    /// Whether the group has something to look at.
    public boolean waits() {
        return switch (state) {
            case SIGNED, ANSWERED, WAITING -> true;
            case ACCEPTED, QUERIED, EXPIRED, LEFT, ENDED -> false;
        };
    }

    public String address() {
        return "/signatories/" + id;
    }

    /// One answer as it was signed, with the steps of its plan.
    ///
    /// @param answer "DOES", "WILL" or "NOT_YET"
    public record Held(String principle, String answer, String how, List<Milestone> steps) {
        public Held {
            steps = List.copyOf(steps);
        }
    }

    /// A step of a plan.
    ///
    /// @param shown the line that shows that it was done; empty while it is not
    public record Milestone(UUID id, String words, LocalDate due, String shown) {
        public boolean done() {
            return !shown.isEmpty();
        }

        public boolean late(LocalDate today) {
            return !done() && due.isBefore(today);
        }
    }
}
