package org.tallystick.consultation.recommendation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody recommends, in public from the moment it is made.
///
/// @param body who recommends
/// @param decides who is to decide
/// @param about the framework, the principle, the scheme or whatever else it is about
/// @param words the recommendation itself, a sentence
/// @param restsOn the items of the survey whose findings it rests on
/// @param edition for measures: the framework's edition that proposes them
/// @param leftOut for measures: why each one is left out that is, by its reference
public record Proposal(
        String body,
        String decides,
        Subject subject,
        String about,
        Advice advice,
        String words,
        String reason,
        List<String> restsOn,
        @Nullable UUID edition,
        Map<String, String> leftOut) {

    public Proposal {
        restsOn = List.copyOf(restsOn);
        leftOut = Map.copyOf(leftOut);
    }
}
