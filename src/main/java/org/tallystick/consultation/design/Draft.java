package org.tallystick.consultation.design;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.consultation.Plan;
import org.tallystick.shared.OrganisationId;

/// A consultation's plan as somebody last saved it.
///
/// @param version follows the saves; whoever edits names the one they saw
public record Draft(
        UUID consultation, OrganisationId owner, String slug, int version, Plan plan, Instant savedAt, UUID savedBy) {}
