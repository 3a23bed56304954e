/// Bodies, suppliers and people: who they are, what they may do, and how they sign in.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ledger", "page", "store"})
package org.tallystick.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
