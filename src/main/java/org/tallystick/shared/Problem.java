package org.tallystick.shared;

/// Something wrong with what was typed: which field, and what to do about it, in words for the
/// person who typed it.
///
/// @param field the name of the form's field, so that an error summary can link to it; empty for
///   the whole form
/// @param message a sentence that says what to do, like "Enter how much was delivered, as a number,
///   like 3 or 1,250.50"
public record Problem(String field, String message) {

    public static Problem ofAll(String message) {
        return new Problem("", message);
    }
}
