package org.tallystick.delivery.verification;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

@Component
class VerifiersAreIndependent implements Invariant {

    private final Verifications verifications;

    VerifiersAreIndependent(Verifications verifications) {
        this.verifications = verifications;
    }

    @Override
    public String sentence() {
        return "Nobody verified a claim of their own organisation or their own submission";
    }

    @Override
    public List<String> breaches() {
        return verifications.check();
    }
}
