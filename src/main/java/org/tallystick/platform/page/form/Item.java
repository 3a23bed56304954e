package org.tallystick.platform.page.form;

/// One line among radios or checkboxes.
public sealed interface Item permits Choice, Divider {}
