/// The first hour of a new site: its first administrator and its public body, and what comes next.
@NullMarked
package org.tallystick.porch.setup;

import org.jspecify.annotations.NullMarked;
