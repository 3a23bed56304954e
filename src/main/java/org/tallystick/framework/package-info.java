/// Frameworks of themes, outcomes and measures; their editions, which never change once published;
/// and quantities in the kind that a measure asks for.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
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
package org.tallystick.framework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
