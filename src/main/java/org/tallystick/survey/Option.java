package org.tallystick.survey;

/// One of the answers that a question offers.
///
/// @param id what is stored and tallied; the English label where the survey names no other
/// @param alone whether choosing it excludes every other, like "None"
public record Option(String id, Words label, boolean alone) {

    public Option {
        id = id.strip();
    }

    public static Option of(String label) {
        return new Option(label, Words.of(label), false);
    }
}
