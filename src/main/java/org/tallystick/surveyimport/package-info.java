/// Surveys from other programs: what maps is taken over, the rest is named. It knows no database,
/// no HTTP and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "sheet", "survey"})
package org.tallystick.surveyimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
