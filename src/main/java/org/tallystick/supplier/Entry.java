package org.tallystick.supplier;

import java.util.Optional;

/// An organisation as a register has it.
///
/// @param scheme the register, as an org-id.guide code: "GB-COH", "GB-CHC"
/// @param id its number there
/// @param name as the register writes it
/// @param postcode "" where none is given
/// @param size "micro", "small", "medium", "large" or "unknown"
/// @param sector "vcse", "other" or "unknown"
/// @param authority GSS code of where it is, where the register says so; "" otherwise
/// @param origin the register that says all this; empty where that was not kept
public record Entry(
        String scheme,
        String id,
        String name,
        String postcode,
        String size,
        String sector,
        String authority,
        Optional<Origin> origin) {

    /// Of a register that tells no authority, and is not told itself.
    public Entry(
            String scheme, String id, String name, String postcode, String size, String sector) {
        this(scheme, id, name, postcode, size, sector, "", Optional.empty());
    }
}
