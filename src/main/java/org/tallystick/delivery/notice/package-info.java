/// Contracts begun from a published notice, on a page or from the command line.
@NullMarked
@NamedInterface("notice")
package org.tallystick.delivery.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
