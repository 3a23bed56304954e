/// Contracts and their promises, suppliers' quarterly returns, the checks on them, and the figures
/// they add up to.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "framework",
            "library :: ocds",
            "library :: place",
            "library :: spendfile",
            "platform",
            "platform :: govuk",
            "platform :: ledger",
            "platform :: organisation",
            "platform :: page",
            "platform :: page-form",
            "platform :: page-list",
            "platform :: store",
            "platform :: tally",
            "procurement",
            "shared",
            "spending :: file",
            "spending :: matching",
            "spending :: publisher",
            "spending :: warehouse"
        })
package org.tallystick.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
