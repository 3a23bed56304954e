/// Where payments are kept: Parquet files by publisher and period.
@NullMarked
@NamedInterface("warehouse")
package org.tallystick.spending.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
