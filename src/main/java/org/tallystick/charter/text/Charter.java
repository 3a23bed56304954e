package org.tallystick.charter.text;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.shared.OrganisationId;

/// A charter, whatever its text says at the moment.
public record Charter(UUID id, OrganisationId owner, String name) {

    /// An edition that was published; it never changes.
    ///
    /// @param number 1, 2, 3 in the order of publishing
    /// @param draft the version of the text that was adopted
    public record Edition(UUID id, Charter charter, int number, CharterText text, UUID draft, Instant publishedAt) {

        public String address() {
            return "/charter/" + charter.id() + "/editions/" + number;
        }
    }

    /// The text as somebody last saved it.
    ///
    /// @param version follows the saves; whoever edits names the one they saw
    public record Draft(UUID id, UUID charter, int version, CharterText text, Instant savedAt, UUID savedBy) {}

    public String address() {
        return "/charter/" + id;
    }

    public String desk() {
        return "/work/charters/" + id;
    }
}
