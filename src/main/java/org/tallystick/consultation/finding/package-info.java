/// The results of a consultation for officers, and the findings that are published once for
/// everybody.
@NullMarked
@NamedInterface("finding")
package org.tallystick.consultation.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
