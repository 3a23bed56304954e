package org.tallystick.delivery.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Beginning;

/// One award or contract of an uploaded notice.
///
/// @param number its place in the file, from 1
/// @param begun the contract that began from it already; null where none has
record NoticeLine(int number, Beginning beginning, @Nullable UUID begun) {}
