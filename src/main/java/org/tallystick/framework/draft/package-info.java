/// Writing the next edition of a framework: parts, measures, retirements, publication.
@NullMarked
@NamedInterface("draft")
package org.tallystick.framework.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
