/// What every wing is built on: storage, the ledger, people, and pages.
@NullMarked
@ApplicationModule(allowedDependencies = {"library :: sheet", "library :: tlog", "shared"})
package org.tallystick.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
