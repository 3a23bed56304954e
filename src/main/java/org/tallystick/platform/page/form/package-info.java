/// Form fields and what was typed in them, with their errors.
@NullMarked
@NamedInterface("page-form")
package org.tallystick.platform.page.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
