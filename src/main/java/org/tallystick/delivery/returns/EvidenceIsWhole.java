package org.tallystick.delivery.returns;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

@Component
class EvidenceIsWhole implements Invariant {

    private final Evidence evidence;

    EvidenceIsWhole(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String sentence() {
        return "Every file's bytes match its SHA-256, and none is missing";
    }

    @Override
    public List<String> breaches() {
        return evidence.check();
    }
}
