package org.tallystick.spending.publisher;

import java.util.UUID;
import org.tallystick.library.place.Local;
import org.tallystick.shared.OrganisationId;

/// What an organisation counts as local; several may stand side by side. It never changes: a wrong
/// one is withdrawn, and another added.
public record Definition(UUID id, OrganisationId organisation, Local local) {

    public String name() {
        return local.name();
    }
}
