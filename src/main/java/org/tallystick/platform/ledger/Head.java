package org.tallystick.platform.ledger;

import java.time.Instant;

/// The end of the chain at a moment: how many links it has and the last one's hash. Kept outside
/// the database (on receipts, in a file, in the daily feed), it shows whether the chain was cut or
/// written anew behind it.
///
/// @param hash 64 hexadecimal digits
public record Head(long number, String hash, Instant sealedAt) {}
