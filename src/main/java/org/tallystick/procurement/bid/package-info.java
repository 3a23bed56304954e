/// A supplier's bid: its pages, its workbook, and sending it.
@NullMarked
package org.tallystick.procurement.bid;

import org.jspecify.annotations.NullMarked;
