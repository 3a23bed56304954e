package org.tallystick.library.spendfile;

/// A line that was not used, and why. It is never dropped: what was read in is what was used and
/// what is set aside.
///
/// @param line its number in the file, from 1; in a workbook the row
/// @param field which part of it is at fault, as [Field#key] writes it, or "line"
/// @param value what stands there
/// @param reason in words for whoever made the file
public record SetAside(long line, String field, String value, String reason) {}
