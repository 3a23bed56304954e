/// Templates of our own components: tables, charts, downloads.
@NullMarked
@NamedInterface("tally")
package org.tallystick.platform.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
