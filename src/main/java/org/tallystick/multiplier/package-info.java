/// How far money goes once it is spent locally: LM3 from surveys of three rounds, and a multiplier
/// that somebody assumes, told with who, when and from where.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ledger", "sheet", "organisation"})
package org.tallystick.multiplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
