/// What everyone reads: figures with their receipts, and the pages that show them. Nothing below
/// depends on it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "delivery :: contract",
            "delivery :: figure",
            "framework",
            "library :: tlog",
            "platform",
            "platform :: govuk",
            "platform :: ledger",
            "platform :: organisation",
            "platform :: page",
            "platform :: page-form",
            "platform :: page-list",
            "platform :: tally",
            "shared",
            "spending :: asking",
            "spending :: multiplier"
        })
package org.tallystick.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
