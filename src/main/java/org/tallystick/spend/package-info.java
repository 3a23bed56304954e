/// Councils' spending files, read whatever their form; the lines kept as Parquet by publisher and
/// period; and the questions asked of them: how much stays local, with a receipt.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "store", "sheet", "place", "supplier"})
package org.tallystick.spend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
