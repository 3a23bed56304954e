/// What a signatory's own spending files say about a principle it keeps: a quarterly draft that an
/// officer checks before it counts.
@NullMarked
package org.tallystick.charter.progress;

import org.jspecify.annotations.NullMarked;
