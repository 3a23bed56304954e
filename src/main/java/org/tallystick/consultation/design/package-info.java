/// Preparing a consultation: the survey, groups, schedule, Welsh, checks before it opens.
@NullMarked
@NamedInterface("design")
package org.tallystick.consultation.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
