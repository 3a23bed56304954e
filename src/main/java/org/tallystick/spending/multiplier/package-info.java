/// How far money goes once spent locally: LM3 from surveys of three rounds, or a multiplier that
/// somebody assumed, with who, when and from where.
@NullMarked
@NamedInterface("multiplier")
package org.tallystick.spending.multiplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
