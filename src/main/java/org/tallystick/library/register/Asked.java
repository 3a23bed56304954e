package org.tallystick.library.register;

/// A supplier's name as spending has it, with what else its lines tell.
///
/// @param companyNumber "" where the lines give none, and so for the others
public record Asked(String name, String companyNumber, String charityNumber, String postcode) {

    /// What a decision about it is kept by.
    public Named named() {
        return new Named(name, companyNumber, charityNumber);
    }
}
