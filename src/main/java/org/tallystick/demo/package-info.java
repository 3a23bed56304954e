/// Data for the demo, made through the same doors that people use. It stands above every room, and
/// none knows it.
@NullMarked
@ApplicationModule
package org.tallystick.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
