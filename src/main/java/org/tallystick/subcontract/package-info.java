/// What suppliers under contract paid on to sub-contractors, returned beside their quarterly
/// returns or loaded by whoever manages the contract. It is kept apart from the buyer's own
/// spending: the two pay for the same work, and are never added.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "store",
            "page",
            "place",
            "spend",
            "warehouse",
            "localspend",
            "delivery"
        })
package org.tallystick.subcontract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
