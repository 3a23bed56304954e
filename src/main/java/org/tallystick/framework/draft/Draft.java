package org.tallystick.framework.draft;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.framework.Edition;

/// A framework's next edition as somebody last saved it.
///
/// @param version follows the saves; whoever edits names the one they saw
public record Draft(UUID id, UUID framework, int version, Edition document, Instant savedAt, UUID savedBy) {}
