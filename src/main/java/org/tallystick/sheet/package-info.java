/// A library inside the house: spreadsheets in and out, as XLSX, ODS and CSV, with the cell named
/// in every problem. It knows no capability, no database and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.tallystick.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
