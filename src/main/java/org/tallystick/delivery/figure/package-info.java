/// Figures: tallies, ratings, proxy values, and the inputs behind each.
@NullMarked
@NamedInterface("figure")
package org.tallystick.delivery.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
