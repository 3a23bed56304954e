/// Which organisation a supplier's name means, by the registers that a council loads.
@NullMarked
@NamedInterface("register")
package org.tallystick.library.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
