package org.tallystick.page;

/// One line among radios or checkboxes.
public sealed interface Item permits Choice, Divider {}
