package org.tallystick.supplier;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What somebody decided that a name means. Decisions are never changed: an undo is a row of its
/// own.
///
/// @param spelling the name as it is published
/// @param scheme the register of what it means; null where it means nothing in any register
/// @param id the number there; null likewise
/// @param undoes the decision that this one takes back; null where it decides
/// @param by who decided
public record Decision(
        UUID key,
        String spelling,
        @Nullable String scheme,
        @Nullable String id,
        @Nullable UUID undoes,
        String by,
        String because,
        Instant at) {}
