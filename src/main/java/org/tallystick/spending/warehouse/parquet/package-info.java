/// Writing Parquet.
@NullMarked
package org.tallystick.spending.warehouse.parquet;

import org.jspecify.annotations.NullMarked;
