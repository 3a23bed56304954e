/// Consultations: a survey with editions, when it is open, and the responses.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "framework",
            "framework :: draft",
            "library :: disclosure",
            "library :: sheet",
            "library :: survey",
            "library :: survey-answer",
            "library :: survey-foreign",
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
            "shared"
        })
package org.tallystick.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
