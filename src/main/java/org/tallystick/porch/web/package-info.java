/// Security, who is signed in, error pages, and the pages about the site itself.
@NullMarked
package org.tallystick.porch.web;

import org.jspecify.annotations.NullMarked;
