/// A library inside the house: councils' spending files and contracts registers, read whatever
/// their form, every line used or set aside with its reason. It knows no database and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "sheet", "place"})
package org.tallystick.spend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
