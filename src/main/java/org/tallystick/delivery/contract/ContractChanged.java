package org.tallystick.delivery.contract;

import java.util.UUID;

/// A fact about a contract was written, in this transaction.
public record ContractChanged(UUID contract) {}
