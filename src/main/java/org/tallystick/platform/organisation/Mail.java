package org.tallystick.platform.organisation;

/// A message to one person, in plain text.
///
/// @param subject one line
public record Mail(String to, String subject, String text) {}
