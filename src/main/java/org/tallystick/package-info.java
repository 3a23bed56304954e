@NullMarked
package org.tallystick;

import org.jspecify.annotations.NullMarked;
