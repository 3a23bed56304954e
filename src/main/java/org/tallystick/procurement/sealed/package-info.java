/// Bids sealed so that nobody can read them before the deadline.
@NullMarked
package org.tallystick.procurement.sealed;

import org.jspecify.annotations.NullMarked;
