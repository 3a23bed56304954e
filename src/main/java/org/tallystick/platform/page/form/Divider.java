package org.tallystick.platform.page.form;

/// A word that sets the last choices apart, mostly "or".
public record Divider(String text) implements Item {}
