/// What is recommended once findings are published, what was decided, and what came of it: the
/// thread from an answer to a change.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "organisation",
            "framework",
            "survey",
            "consultation",
            "finding"
        })
package org.tallystick.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
