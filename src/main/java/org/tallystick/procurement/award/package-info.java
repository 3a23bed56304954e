/// Proposing and approving an award, and telling bidders.
@NullMarked
package org.tallystick.procurement.award;

import org.jspecify.annotations.NullMarked;
