package org.tallystick.framework;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// An edition that was published; it never changes.
///
/// @param id names this edition for whatever rests on it
/// @param framework the same from edition to edition
/// @param number 1, 2, 3 in the order of publishing
/// @param owner the body that answers for the framework
public record Published(
        UUID id, UUID framework, int number, OrganisationId owner, Edition document, Instant publishedAt) {

    /// Whether everyone may see and download it: not where its licence forbids sharing.
    public boolean forEveryone() {
        return EditionRules.mayExportPublicly(document) instanceof Checked.Valid<Edition>;
    }

    /// What everyone may see, everyone may; the rest is for those who keep it.
    public boolean mayBeSeenBy(Actor actor) {
        return forEveryone() || keptBy(actor, owner);
    }

    /// Officers of the owner and its Social Value Group look after its frameworks.
    static boolean keptBy(Actor actor, OrganisationId owner) {
        return actor.is(Role.OFFICER, owner) || actor.is(Role.GROUP, owner);
    }
}
