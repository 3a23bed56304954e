/// The Charter Mark: its rules, the findings for each signatory and the documents that are kept.
@NullMarked
@NamedInterface("mark")
package org.tallystick.charter.mark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
