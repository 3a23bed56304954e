package org.tallystick.library.register;

/// What a doubt and a decision are about: a name as it is published, with the numbers that its
/// lines give. Two firms may share a name, and only their numbers part them.
///
/// @param companyNumber "" where the lines give none, and so for the charity's
public record Named(String name, String companyNumber, String charityNumber) {}
