package org.tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.place.Postcodes;

/// How many postcodes a second one core finds the authority of, from the text that was typed.
final class PlacesBench {

    private static final int ASKED = 1 << 16;
    private static final int ROUNDS = 60;

    private PlacesBench() {}

    static void run(Table table) {
        var random = new SplittableRandom(1);
        List<String> typed = new ArrayList<>();
        while (typed.size() < ASKED) {
            var text = "%c%c%d %d%c%c"
                    .formatted(
                            'A' + random.nextInt(26),
                            'A' + random.nextInt(26),
                            1 + random.nextInt(20),
                            random.nextInt(10),
                            "ABDEFGHJLN".charAt(random.nextInt(10)),
                            "PQRSTUWXYZ".charAt(random.nextInt(10)));
            if (Postcode.read(text).flatMap(Postcodes.builtIn()::authority).isPresent()) typed.add(text);
        }
        long found = 0;
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            for (var text : typed)
                if (Postcode.read(text).flatMap(Postcodes.builtIn()::authority).isPresent()) found++;
            best = Math.max(best, ASKED / ((System.nanoTime() - started) / 1e9));
        }
        table.row(
                "postcodes to authorities",
                "%,.0f a second".formatted(best),
                "",
                "goal: over 2,000,000 on one core; %,d found".formatted(found));
    }
}
