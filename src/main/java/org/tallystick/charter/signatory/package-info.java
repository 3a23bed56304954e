/// What a signatory does after signing: its plans and offers, reviews by officers, concerns raised
/// by the public, and what it has delivered.
@NullMarked
@NamedInterface("signatory")
package org.tallystick.charter.signatory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
