/// After signing: the pages of a signatory about itself, reviews by officers, and reminders.
@NullMarked
package org.tallystick.charter.signatory.followup;

import org.jspecify.annotations.NullMarked;
