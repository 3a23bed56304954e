/// The public register of charters and signatories, with cards, logos and filters.
@NullMarked
@NamedInterface("signatory-register")
package org.tallystick.charter.signatory.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
