/// Schemes of the Mark and the targets agreed with each signatory.
@NullMarked
@NamedInterface("mark-scheme")
package org.tallystick.charter.mark.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
