/// Contracts, their promises and targets, and contracts begun from a published notice.
@NullMarked
@NamedInterface("contract")
package org.tallystick.delivery.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
