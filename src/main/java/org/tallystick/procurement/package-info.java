/// From a tender with chosen measures, through sealed bids and their scores, to an award.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "framework",
            "library :: sheet",
            "platform",
            "platform :: govuk",
            "platform :: ledger",
            "platform :: organisation",
            "platform :: page",
            "platform :: page-form",
            "platform :: page-list",
            "platform :: tally",
            "shared"
        })
package org.tallystick.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
