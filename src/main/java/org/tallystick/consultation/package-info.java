/// Consultations: their surveys with editions, when they are open, answering, and what was answered
/// once they are closed.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "store",
            "organisation",
            "framework",
            "survey",
            "surveyimport"
        })
package org.tallystick.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
