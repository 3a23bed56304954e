/// From a tender with chosen measures, through sealed bids and their scores, to an award.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "ledger", "sheet", "organisation", "framework", "page"})
package org.tallystick.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
