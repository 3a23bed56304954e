/// The porch: security, who is signed in, error pages, the home page. It knows whom it must; nobody
/// knows it.
@NullMarked
@ApplicationModule
package org.tallystick.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
