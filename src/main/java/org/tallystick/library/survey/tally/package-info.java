/// Counting answers, and how far two coders agree.
@NullMarked
@NamedInterface("survey-tally")
package org.tallystick.library.survey.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
