/// What a supplier can prove without asking this site: its own entries in the public log.
@NullMarked
package org.tallystick.report.own;

import org.jspecify.annotations.NullMarked;
