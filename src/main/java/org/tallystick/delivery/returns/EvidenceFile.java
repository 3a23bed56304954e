package org.tallystick.delivery.returns;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.platform.store.FileType;
import org.tallystick.shared.OrganisationId;

/// A file on an organisation's evidence shelf, to be attached to any of its claims.
///
/// @param name as given; shown, never used as a path
/// @param size in bytes
public record EvidenceFile(
        UUID id, OrganisationId owner, String sha256, String name, FileType type, int size, Instant addedAt) {}
