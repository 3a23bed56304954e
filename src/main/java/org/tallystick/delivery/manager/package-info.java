/// What a contract manager does: lists, promises, targets, confirmation.
@NullMarked
package org.tallystick.delivery.manager;

import org.jspecify.annotations.NullMarked;
