/// Decisions on the Mark, taken by two people from verified returns, with appeals and withdrawals.
@NullMarked
@NamedInterface("mark-decision")
package org.tallystick.charter.mark.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
