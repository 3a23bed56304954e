/// Local spending on pages: files uploaded and loaded, what counts as local, who the suppliers are,
/// and how much stays. The lines and the questions are the warehouse's; this room keeps who sent
/// what and what was decided.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ledger",
            "store",
            "page",
            "sheet",
            "place",
            "organisation",
            "multiplier",
            "spend",
            "supplier",
            "warehouse"
        })
package org.tallystick.localspend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
