/// A transparency log in the C2SP form: Merkle tree, tiles, proofs, checkpoints and signed notes.
@NullMarked
@NamedInterface("tlog")
package org.tallystick.library.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
