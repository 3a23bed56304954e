/// Answering a consultation: pages, saved answers, files, limits, and how an answer is stored.
@NullMarked
package org.tallystick.consultation.answering;

import org.jspecify.annotations.NullMarked;
