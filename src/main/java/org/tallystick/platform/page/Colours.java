package org.tallystick.platform.page;

/// The council's colours, as #rrggbb.
///
/// @param brand the header and the buttons, with white words on it
/// @param accent the notched rule beneath the header; it carries no words
public record Colours(String brand, String accent) {

    public static final Colours USUAL = new Colours("#1f4e4a", "#d9a441");
}
