/// Writing and publishing a tender: criteria, measures, deadline, opening keys.
@NullMarked
package org.tallystick.procurement.tender;

import org.jspecify.annotations.NullMarked;
