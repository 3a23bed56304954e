package org.tallystick.framework;

import java.util.UUID;
import org.tallystick.shared.OrganisationId;

/// What the editions of one framework have in common.
///
/// @param name as it was begun; each edition's document states it
public record Framework(UUID id, OrganisationId owner, String name) {}
