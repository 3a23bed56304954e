/// Which policies and thresholds apply to a tender, by date.
@NullMarked
package org.tallystick.procurement.policy;

import org.jspecify.annotations.NullMarked;
