/// Local spending as pages: shares, suppliers, maps, gaps.
@NullMarked
@NamedInterface("share")
package org.tallystick.spending.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
