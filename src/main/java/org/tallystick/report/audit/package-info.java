/// The audit: copies a site's public log, replays it, and holds every published figure against it.
@NullMarked
@NamedInterface("audit")
package org.tallystick.report.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
