/// Open Contracting Data Standard: what a published release says about a contract. A library inside the house: no
/// database, no page, usable from the command line.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.tallystick.ocds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
