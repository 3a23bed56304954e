/// Home, contracts, organisations, figures, the overview for members, and data to download.
@NullMarked
package org.tallystick.report.pages;

import org.jspecify.annotations.NullMarked;
