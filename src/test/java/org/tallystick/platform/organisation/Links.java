package org.tallystick.platform.organisation;

import java.util.UUID;

/// One-time links for tests, which have no mailbox.
public final class Links {

    private Links() {}

    public static String make(SignIns signIns, UUID person) {
        return signIns.make(person).orElseThrow();
    }
}
