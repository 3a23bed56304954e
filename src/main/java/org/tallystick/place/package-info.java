/// A library inside the house: which authority a postcode lies in, and what counts as local. It
/// knows no capability, no database and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "sheet"})
package org.tallystick.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
