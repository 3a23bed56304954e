package org.tallystick.library.survey;

/// One of the answers that a question offers.
///
/// @param id what is stored and tallied; the English label where the survey names no other
/// @param alone whether choosing it excludes every other, like "None"
public record Option(String id, Words label, boolean alone) {

    /// No option's id: in a published table it stands for everybody.
    public static final String EVERYBODY = "*";

    /// No option's id begins so: in a published table it is for those who did not choose it.
    public static final String NOT = "¬";

    public Option {
        id = id.strip();
    }

    public static Option of(String label) {
        return new Option(label, Words.of(label), false);
    }
}
