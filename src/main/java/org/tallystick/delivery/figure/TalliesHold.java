package org.tallystick.delivery.figure;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

@Component
class TalliesHold implements Invariant {

    private final Tallies tallies;

    TalliesHold(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public String sentence() {
        return "Every sum that is shown equals the facts it is made of";
    }

    @Override
    public List<String> breaches() {
        return tallies.check();
    }
}
