/// How promptly invoices are paid, as the Procurement Act 2023 asks for it.
@NullMarked
@NamedInterface("payment")
package org.tallystick.library.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
