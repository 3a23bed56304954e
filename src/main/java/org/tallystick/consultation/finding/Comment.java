package org.tallystick.consultation.finding;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wrote in answer to one question, as those see it who look after the consultation.
///
/// @param text as it was written
/// @param shown as others may read it; none where nothing was blacked out
/// @param because why it was blacked out
/// @param quotable whether its writer allows it to be published
/// @param quoted whether it is to be
/// @param mine the codes that the reader gave it; null where the reader has not coded it yet
/// @param others the codes that other coders gave it; empty until the reader has coded it
/// @param differs whether two who coded it differ, and nobody has settled it
/// @param settled whether somebody has
/// @param codings how often anybody has coded it; 0 until the reader has, who must not know before
/// @param redactions how often it was blacked out
record Comment(
        UUID id,
        String text,
        @Nullable String shown,
        @Nullable String because,
        boolean quotable,
        boolean quoted,
        @Nullable Set<UUID> mine,
        Set<UUID> others,
        boolean differs,
        boolean settled,
        int codings,
        int redactions) {

    public Comment {
        mine = mine == null ? null : Set.copyOf(mine);
        others = Set.copyOf(others);
    }
}
