/// Which measures of two frameworks match, and how closely.
@NullMarked
@NamedInterface("crosswalk")
package org.tallystick.framework.crosswalk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
