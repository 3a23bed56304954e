/// Small types that every wing uses and that know no wing: a quarter, money, who acts.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tallystick.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
