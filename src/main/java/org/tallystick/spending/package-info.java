/// Local spending: files, suppliers, and how much money stays local.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "library :: place",
            "library :: register",
            "library :: sheet",
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
            "shared"
        })
package org.tallystick.spending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
