/// A published edition as everyone reads it: measures, differences, proxy values.
@NullMarked
package org.tallystick.framework.shown;

import org.jspecify.annotations.NullMarked;
