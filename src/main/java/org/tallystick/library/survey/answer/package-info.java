/// Answers checked against their survey, typed or from a file.
@NullMarked
@NamedInterface("survey-answer")
package org.tallystick.library.survey.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
