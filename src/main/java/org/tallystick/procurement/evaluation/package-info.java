/// Opening bids, scoring them, moderating the scores, and ranking.
@NullMarked
package org.tallystick.procurement.evaluation;

import org.jspecify.annotations.NullMarked;
