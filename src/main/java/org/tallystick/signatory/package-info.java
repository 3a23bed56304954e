/// Who signs a charter: signing in five pages, plans and offers, what officers find, what is said
/// against a signatory, and the public register. The charters as everyone reads them are here too,
/// beside the button that signs them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "page",
            "sheet",
            "localspend",
            "organisation",
            "framework",
            "delivery",
            "charter"
        })
package org.tallystick.signatory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
