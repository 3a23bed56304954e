/// Schemes of the Mark and the targets agreed with each signatory.
@NullMarked
package org.tallystick.charter.mark.scheme;

import org.jspecify.annotations.NullMarked;
