/// The Charter Mark: schemes, what is agreed with each signatory, decisions of two from verified
/// returns, appeals, and the credential that anyone can check.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "organisation",
            "framework",
            "delivery",
            "charter",
            "signatory"
        })
package org.tallystick.mark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
