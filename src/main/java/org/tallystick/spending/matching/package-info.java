/// Which organisation each supplier name means, by rule and by people.
@NullMarked
@NamedInterface("matching")
package org.tallystick.spending.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
