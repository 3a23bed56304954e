package org.tallystick.delivery.figure;

/// Everything that is kept of the facts is worked out again, in this transaction.
public record SumsRebuilt() {}
