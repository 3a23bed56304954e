package org.tallystick.delivery.subcontract;

import java.util.UUID;
import org.tallystick.shared.Quarter;

/// A file that somebody sent, for them to look at and keep.
///
/// @param kept whether they did
record Upload(UUID id, UUID contract, Quarter quarter, String filename, String sha256, Found found, boolean kept) {}
