/// Where bytes live: the data directory, the embedded PostgreSQL or an outside one, and files by
/// their SHA-256.
@NullMarked
@NamedInterface("store")
package org.tallystick.platform.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
