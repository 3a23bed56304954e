/// How pages are made: typed GOV.UK components, the view resolver, paging, downloads.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.tallystick.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
