package org.tallystick.library.register;

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
/// @param origin the register that says who and where it is; empty where that was not kept
/// @param sizeFrom the register that says its size; empty where none does, or that was not kept
/// @param sectorFrom the register that says its sector, likewise
public record Entry(
        String scheme,
        String id,
        String name,
        String postcode,
        String size,
        String sector,
        String authority,
        Optional<Origin> origin,
        Optional<Origin> sizeFrom,
        Optional<Origin> sectorFrom) {

    private static final String UNKNOWN = "unknown";

    /// Where what says so is not known, or not yet.
    public Entry(String scheme, String id, String name, String postcode, String size, String sector, String authority) {
        this(scheme, id, name, postcode, size, sector, authority, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// As one register has it.
    Entry from(Optional<Origin> register) {
        return new Entry(
                scheme,
                id,
                name,
                postcode,
                size,
                sector,
                authority,
                register,
                size.equals(UNKNOWN) ? Optional.empty() : register,
                sector.equals(UNKNOWN) ? Optional.empty() : register);
    }

    private boolean isPlaced() {
        return !postcode.isEmpty() || !authority.isEmpty();
    }

    /// With what another entry says of the same organisation: each fact is of the first that tells
    /// it. Only that it is a charity or social enterprise is taken from whichever says so, because
    /// a register of companies lists those as any other company.
    Entry and(Entry other) {
        boolean placed = isPlaced() || !other.isPlaced();
        boolean sized = !size.equals(UNKNOWN);
        boolean sorted = sector.equals("vcse") || !sector.equals(UNKNOWN) && !other.sector.equals("vcse");
        return new Entry(
                scheme,
                id,
                name,
                placed ? postcode : other.postcode,
                sized ? size : other.size,
                sorted ? sector : other.sector,
                placed ? authority : other.authority,
                placed ? origin : other.origin,
                sized ? sizeFrom : other.sizeFrom,
                sorted ? sectorFrom : other.sectorFrom);
    }
}
