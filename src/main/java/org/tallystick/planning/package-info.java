/// What comes before buying.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "charter :: signatory",
            "delivery :: contract",
            "library :: place",
            "library :: sheet",
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
            "spending :: publisher",
            "spending :: share",
            "spending :: warehouse"
        })
package org.tallystick.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
