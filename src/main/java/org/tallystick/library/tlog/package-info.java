/// A transparency log in the form of C2SP (`tlog-tiles`, `tlog-checkpoint`, `signed-note`,
/// `tlog-cosignature`), over the hashes of RFC 6962.
@NullMarked
@NamedInterface("tlog")
package org.tallystick.library.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
