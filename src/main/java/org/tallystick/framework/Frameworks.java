package org.tallystick.framework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// A stand-in: published editions by id, in memory only. It gives way to the framework room's own noun, which keeps them
/// in the database; what rests on it needs [#edition] and nothing else.
@Component
public class Frameworks {
    /// For tests, until editions can be published.
    public static final Map<UUID, Edition> ALL = new ConcurrentHashMap<>();

    public Optional<Edition> edition(UUID id) {
        return Optional.ofNullable(ALL.get(id));
    }
}
