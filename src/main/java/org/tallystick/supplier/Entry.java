package org.tallystick.supplier;

/// An organisation as a register has it.
///
/// @param scheme the register, as an org-id.guide code: "GB-COH", "GB-CHC"
/// @param id its number there
/// @param name as the register writes it
/// @param postcode "" where none is given
/// @param size "micro", "small", "medium", "large" or "unknown"
/// @param sector "vcse", "other" or "unknown"
public record Entry(
        String scheme, String id, String name, String postcode, String size, String sector) {}
