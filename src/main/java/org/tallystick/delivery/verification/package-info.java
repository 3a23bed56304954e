/// Checking what suppliers returned: the queue, decisions, and the random sample.
@NullMarked
@NamedInterface("verification")
package org.tallystick.delivery.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
