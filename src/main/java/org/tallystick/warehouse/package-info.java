/// Where payments are kept, as Parquet by publisher and period, with what is known of suppliers;
/// and the questions asked of them: how much stays local, with a receipt.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "store", "sheet", "place", "supplier", "spend"})
package org.tallystick.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
