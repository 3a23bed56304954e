/// Suppliers' quarterly returns, with evidence, measured spending and the rules they are checked
/// by.
@NullMarked
@NamedInterface("returns")
package org.tallystick.delivery.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
