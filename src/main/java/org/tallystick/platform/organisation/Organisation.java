package org.tallystick.platform.organisation;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.OrganisationId;

/// One organisation as others see it.
///
/// @param size null where nobody has said
/// @param place the name of its area, null where it is not known
public record Organisation(
        OrganisationId id,
        String name,
        Sector sector,
        @Nullable Size size,
        @Nullable String place) {}
