/// What published tables of answers must hide, so that nobody can be told from them: over all
/// tables and releases of a consultation together. It knows no database, no HTTP and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"survey"})
package org.tallystick.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
