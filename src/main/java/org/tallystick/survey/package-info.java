/// A library inside the house: surveys as documents, answers checked against them, files of
/// responses, and tallies. It knows no database, no HTTP and no Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "sheet"})
package org.tallystick.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
