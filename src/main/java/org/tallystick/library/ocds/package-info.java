/// The Open Contracting Data Standard: what a published release says about a contract.
@NullMarked
@NamedInterface("ocds")
package org.tallystick.library.ocds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
