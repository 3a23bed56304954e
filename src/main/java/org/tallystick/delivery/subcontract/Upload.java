package org.tallystick.delivery.subcontract;

import org.tallystick.shared.Quarter;

import java.util.UUID;

/// A file that somebody sent, for them to look at and keep.
///
/// @param kept whether they did
record Upload(
        UUID id,
        UUID contract,
        Quarter quarter,
        String filename,
        String sha256,
        Found found,
        boolean kept) {}
