package org.tallystick.platform.ledger;

import java.util.UUID;

/// What a ledger entry is about.
///
/// @param kind the thing's noun, like "return" or "framework edition"
/// @param id the thing's own id; for things known by a number or a name, that text
public record About(String kind, String id) {

    public static About of(String kind, UUID id) {
        return new About(kind, id.toString());
    }
}
