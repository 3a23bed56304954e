/// Surveys from other programs: what maps is taken over, and the rest is named.
@NullMarked
@NamedInterface("survey-foreign")
package org.tallystick.library.survey.foreign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
