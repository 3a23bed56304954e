/// The list of consultations and the first page of each, as everyone sees them.
@NullMarked
package org.tallystick.consultation.shown;

import org.jspecify.annotations.NullMarked;
