/// What a signatory's own spending files say of a principle that it keeps or plans to: each
/// quarter's local share is drafted as a line of its progress, and somebody of the charter's group
/// looks at it before it counts.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "organisation",
            "localspend",
            "charter",
            "signatory"
        })
package org.tallystick.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
