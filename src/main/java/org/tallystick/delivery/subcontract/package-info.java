/// What a supplier under contract paid its sub-contractors. It is kept apart from the buyer's own
/// spending, because both pay for the same work and must never be added.
@NullMarked
package org.tallystick.delivery.subcontract;

import org.jspecify.annotations.NullMarked;
