/// How pages are made: typed GOV.UK components and the view resolver.
@NullMarked
@NamedInterface("page")
package org.tallystick.platform.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
