package org.tallystick.library.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallystick.library.survey.Crowd;
import org.tallystick.library.survey.tally.Thresholds;

/// What somebody learns who owns the program and everything but the secret. For small consultations
/// every set of answers that adds up to what is published is written down, and those are struck out
/// for which the program, with one secret after another, publishes something else.
class EnumerationTest {

    private static final int CONSULTATIONS = 40;
    private static final int MOST_WORLDS = 500;
    private static final int SECRETS = 24;

    private static final List<String> ROWS = List.of("x", "y", "z");
    private static final List<String> COLUMNS = List.of("p", "q");

    private static Release release(int[] world, long secret, boolean secondary) {
        var crowd = new Crowd().asks("a", "x", "y", "z").asks("b", "p", "q");
        for (var cell = 0; cell < world.length; cell++)
            if (world[cell] > 0)
                crowd.answer("a=%s b=%s:%d".formatted(ROWS.get(cell / 2), COLUMNS.get(cell % 2), world[cell]));
        return DisclosureRules.release(
                crowd.survey(),
                crowd.packed(),
                List.of(List.of("a"), List.of("b"), List.of("a", "b")),
                List.of(),
                Thresholds.DEFAULT,
                secondary,
                secret);
    }

    /// What is published, and how each count is the sum of some of the six.
    private record Shown(List<int[]> sums, List<Integer> counts, List<int[]> hidden) {

        static Shown of(Release release) {
            var shown = new Shown(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var table : release.tables())
                for (var cell : table.cells()) {
                    if (cell.at().contains(PublicTable.UNANSWERED)) continue;
                    var sum = new int[6];
                    for (var at = 0; at < 6; at++) sum[at] = counted(table.items(), cell.at(), at) ? 1 : 0;
                    var count = cell.count();
                    if (count == null) shown.hidden.add(sum);
                    else {
                        shown.sums.add(sum);
                        shown.counts.add(count);
                    }
                }
            return shown;
        }

        private static boolean counted(List<String> items, List<String> at, int cell) {
            for (var axis = 0; axis < items.size(); axis++) {
                var answer = at.get(axis);
                var given = items.get(axis).equals("a") ? ROWS.get(cell / 2) : COLUMNS.get(cell % 2);
                if (!answer.equals(PublicTable.EVERYBODY) && !answer.equals(given)) return false;
            }
            return true;
        }

        /// Whether six counts, of which the first so many are set, can still add up.
        boolean allows(int[] world, int set) {
            for (var each = 0; each < sums.size(); each++) {
                var sum = 0;
                var open = false;
                for (var at = 0; at < 6; at++)
                    if (sums.get(each)[at] == 1) {
                        if (at < set) sum += world[at];
                        else open = true;
                    }
                if (sum > counts.get(each) || (!open && sum < counts.get(each))) return false;
            }
            return true;
        }

        void worlds(int[] world, int set, int responses, Consumer<int[]> found) {
            if (!allows(world, set)) return;
            if (set == 6) {
                found.accept(world.clone());
                return;
            }
            for (var count = 0; count <= responses; count++) {
                world[set] = count;
                worlds(world, set + 1, responses, found);
            }
            world[set] = 0;
        }
    }

    private static int sum(int[] row, int[] world) {
        var sum = 0;
        for (var at = 0; at < 6; at++) sum += row[at] * world[at];
        return sum;
    }

    /// Hidden counts in all, and those of which one value is left.
    private record Learnt(int consultations, int hidden, int exact, int small, int least) {}

    private static Learnt learn(boolean secondary) {
        var random = new Random(20_170_215);
        var consultations = 0;
        var hidden = 0;
        var exact = 0;
        var small = 0;
        var least = Integer.MAX_VALUE;
        for (var each = 0; each < CONSULTATIONS; each++) {
            var truth = new int[6];
            var responses = 12 + random.nextInt(24);
            for (var at = 0; at < responses; at++) truth[random.nextInt(1 + random.nextInt(6))]++;
            var published = release(truth, random.nextLong(), secondary);
            var shown = Shown.of(published);
            if (shown.hidden().isEmpty()) continue;
            var worlds = new ArrayList<int[]>();
            shown.worlds(new int[6], 0, responses, worlds::add);
            if (worlds.size() > MOST_WORLDS) continue;
            var left = worlds.stream()
                    .filter(world -> possible(world, published, secondary))
                    .collect(Collectors.toCollection(ArrayList::new));
            left.add(truth);
            consultations++;
            for (var row : shown.hidden()) {
                var values =
                        left.stream().map(world -> sum(row, world)).distinct().count();
                hidden++;
                if (values == 1) {
                    exact++;
                    if (sum(row, truth) > 0 && sum(row, truth) < 5) small++;
                }
                least = (int) Math.min(least, values);
            }
        }
        return new Learnt(consultations, hidden, exact, small, least);
    }

    private static boolean possible(int[] world, Release published, boolean secondary) {
        for (var secret = 0; secret < SECRETS; secret++)
            if (cells(release(world, secret, secondary)).equals(cells(published))) return true;
        return false;
    }

    private static Map<List<String>, List<PublicTable.Cell>> cells(Release release) {
        var cells = new HashMap<List<String>, List<PublicTable.Cell>>();
        for (var table : release.tables()) cells.put(table.items(), table.cells());
        return cells;
    }

    /// The figure that is stated: of 155 hidden counts in 17 consultations none is known, and none
    /// to be one of two neighbours.
    @Test
    void whoOwnsTheProgramLearnsNoHiddenCount() {
        var learnt = learn(true);
        assertThat(learnt.consultations()).isEqualTo(17);
        assertThat(learnt.hidden()).isEqualTo(155);
        assertThat(learnt.exact()).isZero();
        assertThat(learnt.least()).isGreaterThan(2);
    }

    /// Without secondary suppression the same reader learns most of them.
    @Test
    void withoutMoreHiddenCellsTheEnumerationFindsThem() {
        var learnt = learn(false);
        assertThat(learnt.small()).isGreaterThan(20);
    }
}
