package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Help beneath a label.
public record Hint(String text, @Nullable String id) {}
