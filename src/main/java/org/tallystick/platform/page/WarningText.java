package org.tallystick.platform.page;

/// What goes wrong if one does, or does not, something.
///
/// @param prefix the word read aloud before it
public record WarningText(String text, String prefix) {

    public static WarningText of(String text) {
        return new WarningText(text, "Warning");
    }
}
