/// What a commissioner knows of a market before buying: spending on a category and with whom,
/// suppliers in the place, contracts that end soon, and colleagues' notes.
@NullMarked
package org.tallystick.planning.market;

import org.jspecify.annotations.NullMarked;
