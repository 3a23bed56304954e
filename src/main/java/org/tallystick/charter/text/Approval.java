package org.tallystick.charter.text;

import java.util.List;

/// How a body adopts a charter: the steps of its own approval, in their order.
public enum Approval {
    /// A recommendation to Council, as Shropshire's paper says of itself.
    CABINET_THEN_COUNCIL("Cabinet, then Council", List.of("Cabinet", "Council")),
    COUNCIL("Council", List.of("Council")),
    BOARD("Board", List.of("Board")),
    GOVERNING_BODY("Governing body", List.of("Governing body"));

    private final String words;
    private final List<String> steps;

    Approval(String words, List<String> steps) {
        this.words = words;
        this.steps = steps;
    }

    public String words() {
        return words;
    }

    public List<String> steps() {
        return steps;
    }
}
