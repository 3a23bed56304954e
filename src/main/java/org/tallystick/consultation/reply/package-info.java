/// Replying by a spreadsheet or on behalf of somebody who answered on paper.
@NullMarked
@NamedInterface("reply")
package org.tallystick.consultation.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
