package org.tallystick.procurement.bid;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.procurement.sealed.Base32;
import org.tallystick.procurement.sealed.Hashes;

/// What a bidder keeps of a bid submitted.
///
/// @param reference ten digits of the hash in base 32, to read out on the telephone
/// @param sha256 of the sealed bytes, in hexadecimal
/// @param receivedAt by the database's clock
/// @param number 1 for the first, 2 for the one that replaced it
/// @param counts whether it is the one that will be opened: false once it is replaced or withdrawn
public record Receipt(UUID tender, String reference, String sha256, Instant receivedAt, int number, boolean counts) {

    /// "K7QX2-9TB4M".
    static String reference(byte[] sealed) {
        return Base32.grouped(Hashes.sha256(sealed)).substring(0, 11);
    }
}
