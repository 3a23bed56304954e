package org.tallystick.procurement.tender;

/// What earns points: how much is promised, and the answers to the two questions.
public enum ScoredPart {
    QUANTITY("Quantity"),
    DELIVERY("How it will be delivered"),
    VERIFICATION("How it will be measured and verified");

    private final String words;

    ScoredPart(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
