/// Whose spending it is, and what each publisher counts as local.
@NullMarked
@NamedInterface("publisher")
package org.tallystick.spending.publisher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
