package org.tallystick.library.sheet;

import org.tallystick.shared.Problem;

/// What is wrong with one cell, as a dry run lists it.
///
/// @param sheet the sheet's name
/// @param cell like "B7"; empty where a whole column is missing
/// @param column the heading asked for
/// @param message what is wrong
/// @param remedy what to do about it
/// @param mustFix false where it only needs confirming
public record CellProblem(String sheet, String cell, String column, String message, String remedy, boolean mustFix) {

    /// For an error summary.
    public Problem asProblem() {
        var where = cell.isEmpty() ? "" : cell + ": ";
        return new Problem("file", where + message + ". " + remedy);
    }
}
