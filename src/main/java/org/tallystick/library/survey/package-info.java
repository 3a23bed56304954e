/// A survey as a document, and the rules that it must keep.
@NullMarked
@NamedInterface("survey")
package org.tallystick.library.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
