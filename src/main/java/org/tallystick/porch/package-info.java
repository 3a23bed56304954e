/// The command line, the site around the pages, and the demo. Nothing depends on it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "charter :: mark",
            "charter :: mark-credential",
            "charter :: mark-decision",
            "charter :: signatory",
            "charter :: signatory-register",
            "charter :: signatory-signing",
            "charter :: text",
            "consultation",
            "consultation :: design",
            "consultation :: finding",
            "consultation :: recommendation",
            "consultation :: reply",
            "delivery :: contract",
            "delivery :: notice",
            "delivery :: returns",
            "delivery :: verification",
            "framework",
            "library :: ocds",
            "library :: ocds-merge",
            "library :: payment",
            "library :: place",
            "library :: spendfile",
            "library :: survey",
            "library :: survey-answer",
            "library :: survey-tally",
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
            "report :: audit",
            "report :: receipt",
            "shared",
            "spending :: asking",
            "spending :: matching",
            "spending :: publisher",
            "spending :: warehouse"
        })
package org.tallystick.porch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
