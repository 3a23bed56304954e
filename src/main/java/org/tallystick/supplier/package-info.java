/// A library inside the house: which organisation a supplier's name means, by the registers that a
/// council loads. It knows no capability, no database and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "place", "sheet"})
package org.tallystick.supplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
