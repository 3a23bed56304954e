/// What published tables of answers must hide so that no person can be identified, over all tables
/// and releases of a consultation together.
@NullMarked
@NamedInterface("disclosure")
package org.tallystick.library.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
