/// Libraries inside the house. They know no database, no web and no Spring; each could be published
/// alone.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.tallystick.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
