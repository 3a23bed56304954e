/// Which authority a postcode lies in, and what counts as local.
@NullMarked
@NamedInterface("place")
package org.tallystick.library.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
