/// Councils' spending files and contract registers, in whatever form they come: every line is used
/// or set aside with its reason.
@NullMarked
@NamedInterface("spendfile")
package org.tallystick.library.spendfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
