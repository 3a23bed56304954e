package org.tallystick.platform.page.list;

/// The head of a table's column.
///
/// @param numeric figures stand to the right, in this head and in the cells beneath
public record Column(String text, boolean numeric, int colspan, int rowspan) {

    public static Column of(String text) {
        return new Column(text, false, 1, 1);
    }

    public static Column numeric(String text) {
        return new Column(text, true, 1, 1);
    }
}
