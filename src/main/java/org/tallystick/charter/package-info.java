/// The charter: its text from draft to published edition, who adopts it, who signs it, their plans
/// and offers, and what is said against them. The public register is here.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "organisation",
            "framework",
            "delivery"
        })
package org.tallystick.charter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
