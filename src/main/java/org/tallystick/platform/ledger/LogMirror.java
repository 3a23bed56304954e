package org.tallystick.platform.ledger;

import java.nio.file.Path;

/// A second place that holds what the public log's folder holds, like object storage.
@FunctionalInterface
public interface LogMirror {

    /// Keeps a file's bytes there.
    ///
    /// @param origin which log it is
    /// @param name below the log's own place, like "checkpoint"
    void put(Path file, String origin, String name);
}
