package org.tallystick.shared;

import java.util.UUID;

/// Names one organisation: a public body, a firm, a charity.
public record OrganisationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
