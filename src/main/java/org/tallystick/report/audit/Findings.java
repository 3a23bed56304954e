package org.tallystick.report.audit;

import java.util.ArrayList;
import java.util.List;

/// What an audit finds, in sentences.
final class Findings {

    private final List<String> faults = new ArrayList<>();
    private final List<String> unable = new ArrayList<>();

    /// Something is not as it must be.
    void fault(String sentence) {
        faults.add(sentence);
    }

    /// Something cannot be worked out from the log.
    void unable(String sentence) {
        unable.add(sentence);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> unable() {
        return List.copyOf(unable);
    }
}
