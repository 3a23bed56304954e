package org.tallystick.library.register;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody decided that a name means. Decisions are never changed: an undo is a row of its
/// own.
///
/// @param spelling the name as it is published
/// @param companyNumber as the lines give it, "" for none, and so for the charity's: a decision is
///   about the name with these numbers alone
/// @param scheme the register of what it means; null where it means nothing in any register
/// @param id the number there; null likewise
/// @param undoes the decision that this one takes back; null where it decides
/// @param by who decided
public record Decision(
        UUID key,
        String spelling,
        String companyNumber,
        String charityNumber,
        @Nullable String scheme,
        @Nullable String id,
        @Nullable UUID undoes,
        String by,
        String because,
        Instant at) {

    /// That a name means an entry of a register.
    ///
    /// @param scheme null where it means none, and so for the id
    public static Decision of(
            UUID key, Named named, @Nullable String scheme, @Nullable String id, String by, String because) {
        return new Decision(
                key,
                named.name(),
                named.companyNumber(),
                named.charityNumber(),
                scheme,
                id,
                null,
                by,
                because,
                Instant.now());
    }

    /// That another decision is taken back.
    public static Decision undoing(UUID key, UUID undone, String by, String because) {
        return new Decision(key, "", "", "", null, null, undone, by, because, Instant.now());
    }

    /// What it is about.
    public Named named() {
        return new Named(spelling, companyNumber, charityNumber);
    }
}
