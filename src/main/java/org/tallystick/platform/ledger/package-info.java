/// The hash-chained ledger of who did what, to what, and why.
@NullMarked
@NamedInterface("ledger")
package org.tallystick.platform.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
