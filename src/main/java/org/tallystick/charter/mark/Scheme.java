package org.tallystick.charter.mark;

import java.time.Instant;
import java.util.UUID;

/// A scheme as it was adopted for a charter; it never changes. The latest one holds.
///
/// @param because why the group adopted it
public record Scheme(UUID id, UUID charter, int number, MarkScheme scheme, String because, Instant adoptedAt) {}
