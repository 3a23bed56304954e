/// A framework edition as a workbook, written and read back.
@NullMarked
package org.tallystick.framework.sheet;

import org.jspecify.annotations.NullMarked;
