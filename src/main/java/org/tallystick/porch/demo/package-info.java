/// Data for the demo, made through the same doors that people use.
@NullMarked
package org.tallystick.porch.demo;

import org.jspecify.annotations.NullMarked;
