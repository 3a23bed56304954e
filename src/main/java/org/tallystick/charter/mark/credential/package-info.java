/// The Mark as a signed credential, its status list, and a verifier that stands alone.
@NullMarked
@NamedInterface("mark-credential")
package org.tallystick.charter.mark.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
