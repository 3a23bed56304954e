/// What a commissioner knows of a market before buying: what is spent on a category and with whom,
/// who is at home in the place, which contracts end soon, and what colleagues have noted. It asks
/// the rooms below and keeps the notes.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "place",
            "organisation",
            "warehouse",
            "localspend",
            "delivery",
            "signatory"
        })
package org.tallystick.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
