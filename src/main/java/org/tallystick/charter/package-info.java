/// A charter: its text, who signs it, the Charter Mark, and what signatories measure of themselves.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "delivery :: contract",
            "delivery :: figure",
            "framework",
            "framework :: crosswalk",
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
            "spending :: file",
            "spending :: matching",
            "spending :: publisher"
        })
package org.tallystick.charter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
