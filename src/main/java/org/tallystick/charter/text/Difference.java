package org.tallystick.charter.text;

/// One difference between two texts of a charter.
///
/// @param about the reference of the principle that changed; empty for the text as a whole
public record Difference(String about, String words) {}
