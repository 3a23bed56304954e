package org.tallystick.platform.organisation;

import java.util.UUID;

/// Somebody who can sign in. Demo data has roles for names, like "Contract manager, Shropshire".
public record Person(UUID id, String name, String email) {}
