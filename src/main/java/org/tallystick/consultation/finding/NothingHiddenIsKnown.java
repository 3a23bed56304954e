package org.tallystick.consultation.finding;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

/// Worked out from the published documents alone, as anybody could.
@Component
class NothingHiddenIsKnown implements Invariant {

    private final Findings findings;

    NothingHiddenIsKnown(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String sentence() {
        return "Published tables show no count below its threshold, and none that they hide can be worked"
                + " out from them";
    }

    @Override
    public List<String> breaches() {
        return findings.all().stream()
                .filter(document -> !Findings.given(document).isEmpty())
                .map(document -> "the findings of " + document.consultation())
                .toList();
    }
}
