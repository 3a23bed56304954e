/// Uploading and loading spending files.
@NullMarked
@NamedInterface("file")
package org.tallystick.spending.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
