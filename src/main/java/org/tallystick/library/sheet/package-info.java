/// Spreadsheets in and out, as XLSX, ODS and CSV; every problem names its cell.
@NullMarked
@NamedInterface("sheet")
package org.tallystick.library.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
