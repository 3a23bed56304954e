/// Signing a charter in five pages, by a link sent to the organisation.
@NullMarked
@NamedInterface("signatory-signing")
package org.tallystick.charter.signatory.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
