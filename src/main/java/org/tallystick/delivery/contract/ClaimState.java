package org.tallystick.delivery.contract;

/// How a claim stands; the view `delivery.claim_state` decides.
public enum ClaimState {
    SUBMITTED("Waiting to be checked"),
    /// Accepted on evidence below the grade asked: claimed, not verified.
    CHECKED("Checked, evidence below the grade asked"),
    VERIFIED("Verified"),
    QUERIED("Queried"),
    REFUSED("Refused"),
    REPLACED("Replaced by a correction");

    private final String words;

    ClaimState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
