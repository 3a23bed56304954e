package org.tallystick.library.ocds;

import java.util.Locale;

/// What a release leaves missing or odd, to be answered by a person and never guessed.
///
/// @param about the fact that the answer settles
/// @param asks the sentence asked, like "The award gives £0.01. What is the contract worth, and
///   does that include VAT?"
/// @param found what the release says, for the person to judge; empty where it says nothing
public record Question(About about, String asks, String found) {

    /// The facts of a contract that can be asked about.
    public enum About {
        TITLE,
        BUYER,
        SUPPLIER,
        VALUE,
        CURRENCY,
        VAT,
        PERIOD,
        STATUS,
        AWARD,
        NOTICE;

        /// "value": the name of the form's field.
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
