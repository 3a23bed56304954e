/// The hash-chained journal of who did what, about what and why, and the receipts that let anyone
/// recompute a figure.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "store"})
package org.tallystick.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
