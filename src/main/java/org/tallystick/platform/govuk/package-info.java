/// Templates of the GOV.UK components.
@NullMarked
@NamedInterface("govuk")
package org.tallystick.platform.govuk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
