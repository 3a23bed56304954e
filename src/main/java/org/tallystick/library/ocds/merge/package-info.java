/// Merging the releases of one contracting process, as OCDS 1.1 lays down, into what is known now
/// or into the history of each value.
/// Source: https://standard.open-contracting.org/1.1/en/schema/merging/
@NullMarked
@NamedInterface("ocds-merge")
package org.tallystick.library.ocds.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
