/// What everybody reads: home, contracts, organisations, figures and their receipts; the members'
/// overview; data and heads to keep. It asks the rooms below, and nothing depends on it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "organisation",
            "multiplier",
            "framework",
            "procurement",
            "delivery",
            "warehouse"
        })
package org.tallystick.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
