/// Contracts with their promises, the suppliers' quarterly returns, what was found when they were
/// checked, and the figures that come of it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "store",
            "page",
            "sheet",
            "ocds",
            "organisation",
            "framework",
            "procurement",
            "localspend"
        })
package org.tallystick.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
