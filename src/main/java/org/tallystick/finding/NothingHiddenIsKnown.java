package org.tallystick.finding;

import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;
import org.tallystick.survey.AuditRules;
import org.tallystick.survey.Release;

import java.util.List;

/// Worked out from the published documents alone, as anybody could.
@Component
class NothingHiddenIsKnown implements Invariant {

    private final Findings findings;

    NothingHiddenIsKnown(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String sentence() {
        return "No count that published tables hide can be worked out from them";
    }

    @Override
    public List<String> breaches() {
        return findings.all().stream()
                .filter(
                        document ->
                                !AuditRules.given(
                                                List.of(new Release(document.tables(), List.of())))
                                        .isEmpty())
                .map(document -> "the findings of " + document.consultation())
                .toList();
    }
}
