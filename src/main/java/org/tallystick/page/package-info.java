/// How pages are made: typed GOV.UK components, the view resolver, paging, lists as files and data.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "sheet"})
package org.tallystick.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
