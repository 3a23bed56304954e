/// Frameworks of themes, outcomes and measures; their editions, which never change once published;
/// and the quantities that a promise or a return states in a measure's own kind.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ledger", "sheet", "page", "organisation"})
package org.tallystick.framework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
