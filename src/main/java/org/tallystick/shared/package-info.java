/// What every room may use and what knows no room: a form's answer, a quarter, money, who acts.
@NullMarked
@ApplicationModule(
        allowedDependencies = {},
        type = ApplicationModule.Type.CLOSED)
package org.tallystick.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
