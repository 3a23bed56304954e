package org.tallystick.spending.file;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A spending file that somebody sent.
///
/// @param chosen the headings chosen in place of the guess, by the field's key; "" for a field that
///   the file does not have
/// @param choice which choice that was; 0 for the guess
/// @param found what the reading came to; empty while it is under way
/// @param confirmedBy who confirmed it; null before
public record Upload(
        UUID id,
        String publisher,
        String filename,
        String sha256,
        long bytes,
        Instant at,
        Map<String, String> chosen,
        int choice,
        Optional<Found> found,
        @Nullable UUID confirmedBy,
        boolean loaded) {

    /// None before it has been read.
    public FileColumns columns() {
        return found.map(read -> FileColumns.of(read.headings(), read.samples(), read.manifest(), chosen))
                .orElseGet(() -> new FileColumns(List.of(), List.of(), Map.of(), chosen, List.of()));
    }

    /// Where it is on its way.
    public enum State {
        READING,
        READ,
        LOADING,
        LOADED
    }

    public State state() {
        if (loaded) return State.LOADED;
        if (confirmedBy != null) return State.LOADING;
        return found.isPresent() ? State.READ : State.READING;
    }
}
