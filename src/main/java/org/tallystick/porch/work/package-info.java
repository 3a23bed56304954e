/// Where somebody lands after signing in: what waits for them.
@NullMarked
package org.tallystick.porch.work;

import org.jspecify.annotations.NullMarked;
