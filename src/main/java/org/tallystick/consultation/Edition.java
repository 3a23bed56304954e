package org.tallystick.consultation;

import java.time.Instant;
import java.util.UUID;

/// What respondents saw from some moment on; it never changes.
///
/// @param because what was corrected and why; empty for the first
public record Edition(UUID consultation, int number, Content content, String because, Instant publishedAt) {}
