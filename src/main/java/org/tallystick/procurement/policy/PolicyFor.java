package org.tallystick.procurement.policy;

import java.util.UUID;
import org.tallystick.shared.OrganisationId;

/// A policy as one buyer stands to it.
///
/// @param key for the form that adopts or drops it
public record PolicyFor(OrganisationId buyer, Policy policy, boolean adopted, UUID key) {}
