/// What came of a consultation: results for those who look after it, and the findings that are
/// published once and read by everybody.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "organisation",
            "survey",
            "disclosure",
            "consultation"
        })
package org.tallystick.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
