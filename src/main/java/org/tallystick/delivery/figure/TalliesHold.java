package org.tallystick.delivery.figure;

import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

import java.util.List;

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
