/// Lists: tables, paging, charts, and the same rows as files and data.
@NullMarked
@NamedInterface("page-list")
package org.tallystick.platform.page.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
