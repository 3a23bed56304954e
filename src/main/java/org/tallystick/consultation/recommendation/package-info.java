/// What is recommended after findings are published, what was decided, and what changed.
@NullMarked
@NamedInterface("recommendation")
package org.tallystick.consultation.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
