/// Receipts: every figure with its inputs, and a verifier that stands alone.
@NullMarked
@NamedInterface("receipt")
package org.tallystick.report.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
