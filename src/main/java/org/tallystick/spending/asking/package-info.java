/// Questions asked of the payments in standard SQL, and the shares they answer with a receipt.
@NullMarked
@NamedInterface("asking")
package org.tallystick.spending.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
