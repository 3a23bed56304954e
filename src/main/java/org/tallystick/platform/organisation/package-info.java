/// Bodies, suppliers and people: who they are, what they may do, how they sign in, and the mail
/// they get.
@NullMarked
@NamedInterface("organisation")
package org.tallystick.platform.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
