package org.tallystick.porch;

import java.util.concurrent.Callable;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Invariant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Checks what must always be true, and names each breach.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final House house;

    DoctorCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        // Every invariant is checked, whatever came of the one before.
        var broken = house.everyRoom(Invariant.class)
                .filter(invariant -> !check(invariant))
                .count();
        return broken == 0 ? 0 : 1;
    }

    private boolean check(Invariant invariant) {
        var out = spec.commandLine().getOut();
        var breaches = invariant.breaches();
        out.println((breaches.isEmpty() ? "holds   " : "BROKEN  ") + invariant.sentence());
        breaches.stream().limit(MOST_SHOWN).forEach(breach -> out.println("        " + breach));
        if (breaches.size() > MOST_SHOWN)
            out.println("        and "
                    + Figures.plain(java.math.BigDecimal.valueOf(breaches.size() - MOST_SHOWN))
                    + " more");
        out.flush();
        return breaches.isEmpty();
    }
}
