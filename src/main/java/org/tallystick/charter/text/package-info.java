/// The text of a charter, from draft to published edition: who writes and comments, which bodies
/// adopt it and how, and which framework measures its principles match.
@NullMarked
@NamedInterface("text")
package org.tallystick.charter.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
