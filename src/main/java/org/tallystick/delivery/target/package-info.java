/// Targets agreed anew: who proposes, who has to agree, and what the public sees of it.
@NullMarked
package org.tallystick.delivery.target;

import org.jspecify.annotations.NullMarked;
