package org.tallystick.library.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.tally.PackedBuilder;
import org.tallystick.library.survey.tally.Thresholds;

/// What a reader can bound, worked out without any of the rules: every way in which one response
/// can answer is an unknown, every count that is shown an equation, and a linear program asks for
/// the most of each count that is hidden.
class BoundsTest {

    private static final int CONSULTATIONS = 1_000;
    private static final double NEARLY = 1e-6;

    /// A small consultation: what was asked and published, and every way to answer it.
    private record World(Map<String, Asked> asked, Release release, List<Map<String, Set<String>>> ways) {

        Asked asked(String item) {
            return Objects.requireNonNull(asked.get(item));
        }
    }

    private record Hidden(String name, double[] row, int threshold) {}

    private record Asked(List<String> options, boolean many, int most, boolean alone, boolean aboutProtected) {

        int threshold() {
            return aboutProtected ? 10 : 5;
        }

        /// Every set of answers that the survey lets one response give.
        List<Set<String>> ways() {
            var ways = new ArrayList<Set<String>>(List.of(Set.of()));
            for (var bits = 1; bits < 1 << options.size(); bits++) {
                var way = new HashSet<String>();
                for (var at = 0; at < options.size(); at++) if ((bits >> at & 1) == 1) way.add(options.get(at));
                var apart = alone && way.size() > 1 && way.contains(options.getFirst());
                if (way.size() <= (many ? most : 1) && !apart) ways.add(way);
            }
            return ways;
        }

        Kind kind() {
            var all = new ArrayList<Option>();
            for (var each : options)
                all.add(new Option(each, Words.of(each), alone && each.equals(options.getFirst())));
            return many ? new Kind.ManyOf(all, most < options.size() ? most : null) : new Kind.OneOf(all);
        }
    }

    private static World world(Random random, boolean secondary) {
        var asked = new LinkedHashMap<String, Asked>();
        asked.put("a", asked(random, 2 + random.nextInt(4), false));
        if (random.nextInt(3) > 0) asked.put("b", asked(random, 3, random.nextInt(3) > 0));
        var questions = new ArrayList<Question>();
        asked.forEach((id, each) -> questions.add(
                new Question(id, Words.of(id), null, each.kind(), null, List.of(), null, each.aboutProtected(), null)));
        var survey = new Survey(
                Words.of("T"), null, null, null, List.of(new Section("s", Words.of("S"), null, List.of(), questions)));
        var packed = PackedBuilder.of(survey);
        var responses = 12 + random.nextInt(120);
        for (var at = 0; at < responses; at++) packed.add(answers(asked, random));
        var tables = new ArrayList<List<String>>();
        asked.keySet().forEach(id -> tables.add(List.of(id)));
        if (asked.size() > 1 && random.nextBoolean()) tables.add(List.of("a", "b"));
        var release = DisclosureRules.release(
                survey, packed.build(), tables, List.of(), Thresholds.DEFAULT, secondary, random.nextLong());
        List<Map<String, Set<String>>> ways = List.of(Map.of());
        for (var each : asked.entrySet()) {
            var longer = new ArrayList<Map<String, Set<String>>>();
            for (var way : ways)
                for (var answer : each.getValue().ways()) {
                    var more = new LinkedHashMap<>(way);
                    more.put(each.getKey(), answer);
                    longer.add(more);
                }
            ways = longer;
        }
        return new World(asked, release, ways);
    }

    private static Asked asked(Random random, int options, boolean many) {
        return new Asked(
                List.of("x", "y", "z", "u", "v").subList(0, options),
                many,
                many ? 1 + random.nextInt(options) : 1,
                many && random.nextInt(3) == 0,
                random.nextInt(3) == 0);
    }

    /// The first ways are likelier, so that there are large counts and small ones.
    private static Answers answers(Map<String, Asked> asked, Random random) {
        var answers = new LinkedHashMap<String, Answer>();
        asked.forEach((id, each) -> {
            var ways = each.ways();
            var way = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(1 + random.nextInt(ways.size() - 1));
            if (way > 0) answers.put(id, new Answer.Chosen(List.copyOf(ways.get(way))));
        });
        return new Answers(answers);
    }

    private record Found(int hidden, List<String> bounded) {}

    private static Found bounded(World world) {
        var equations = new ArrayList<double[]>();
        var hidden = new ArrayList<Hidden>();
        for (var table : world.release().tables())
            for (var cell : table.cells()) {
                var row = new double[world.ways().size() + 1];
                for (var at = 0; at < world.ways().size(); at++)
                    if (counted(table, cell.at(), world.ways().get(at))) row[at] = 1;
                var count = cell.count();
                var threshold = 0;
                var given = true;
                for (var at = 0; at < cell.at().size(); at++) {
                    if (cell.at().get(at).equals(PublicTable.UNANSWERED)) given = false;
                    else if (!cell.at().get(at).equals(PublicTable.EVERYBODY))
                        threshold = Math.max(
                                threshold, world.asked(table.items().get(at)).threshold());
                }
                var name = table.items() + " " + cell.at();
                if (count != null) {
                    row[world.ways().size()] = count;
                    equations.add(row);
                    assertThat(given && count > 0 && count < threshold).as(name).isFalse();
                } else if (given) {
                    hidden.add(new Hidden(name, row, threshold));
                }
            }
        var program = Program.of(equations);
        var bounded = new ArrayList<String>();
        for (var each : hidden) {
            var most = program.most(each.row());
            if (most < each.threshold() - NEARLY) bounded.add(each.name() + " at most " + most);
        }
        return new Found(hidden.size(), bounded);
    }

    private static boolean counted(PublicTable table, List<String> at, Map<String, Set<String>> way) {
        for (var axis = 0; axis < at.size(); axis++) {
            var chosen = way.getOrDefault(table.items().get(axis), Set.of());
            var answer = at.get(axis);
            if (answer.equals(PublicTable.EVERYBODY)) continue;
            if (answer.equals(PublicTable.UNANSWERED) ? !chosen.isEmpty() : !chosen.contains(answer)) return false;
        }
        return true;
    }

    @Test
    void nothingThatPeopleGaveIsBoundedBelowItsThreshold() {
        var random = new Random(20_161_218);
        var hidden = 0;
        var tables = 0;
        for (var each = 0; each < CONSULTATIONS; each++) {
            var world = world(random, true);
            var found = bounded(world);
            assertThat(found.bounded()).as("consultation %d", each).isEmpty();
            hidden += found.hidden();
            tables += world.release().tables().size();
        }
        System.out.printf("%,d consultations, %,d tables, %,d hidden counts bounded%n", CONSULTATIONS, tables, hidden);
        assertThat(hidden).isGreaterThan(1_000);
    }

    /// Hiding the small counts alone is not enough, and this program sees it.
    @Test
    void withoutMoreHiddenCellsItFindsBounds() {
        var random = new Random(20_161_218);
        var found = 0;
        for (var each = 0; each < 100; each++)
            found += bounded(world(random, false)).bounded().size();
        assertThat(found).isGreaterThan(20);
    }

    /// A linear program in unknowns from 0 up, solved by the simplex method with Bland's rule.
    private record Program(double[][] table, int[] basis, int unknowns) {

        /// A feasible corner: whatever was published is true of somebody's answers.
        static Program of(List<double[]> equations) {
            var unknowns = equations.getFirst().length - 1;
            var rows = equations.size();
            var table = new double[rows][unknowns + rows + 1];
            var basis = new int[rows];
            for (var row = 0; row < rows; row++) {
                System.arraycopy(equations.get(row), 0, table[row], 0, unknowns);
                table[row][unknowns + row] = 1;
                table[row][unknowns + rows] = equations.get(row)[unknowns];
                basis[row] = unknowns + row;
            }
            var goal = new double[unknowns + rows];
            for (var row = 0; row < rows; row++) goal[unknowns + row] = -1;
            var program = new Program(table, basis, unknowns);
            assertThat(program.maximise(goal, unknowns + rows)).isGreaterThan(-NEARLY);
            program.driveOut();
            return program;
        }

        /// Artificial unknowns that stayed in the basis at 0 must not grow again.
        private void driveOut() {
            for (var row = 0; row < basis.length; row++)
                if (basis[row] >= unknowns)
                    for (var column = 0; column < unknowns; column++)
                        if (Math.abs(table[row][column]) > NEARLY) {
                            pivot(row, column);
                            break;
                        }
        }

        double most(double[] row) {
            var goal = new double[table[0].length - 1];
            System.arraycopy(row, 0, goal, 0, unknowns);
            return maximise(goal, unknowns);
        }

        private double maximise(double[] goal, int columns) {
            while (true) {
                var entering = -1;
                for (var column = 0; column < columns && entering < 0; column++) {
                    var gain = goal[column];
                    for (var row = 0; row < basis.length; row++) gain -= goal[basis[row]] * table[row][column];
                    if (gain > NEARLY) entering = column;
                }
                if (entering < 0) break;
                var leaving = -1;
                var least = Double.MAX_VALUE;
                for (var row = 0; row < basis.length; row++)
                    if (table[row][entering] > NEARLY) {
                        var ratio = table[row][table[row].length - 1] / table[row][entering];
                        if (ratio < least - NEARLY || ratio < least + NEARLY && basis[row] < basis[leaving]) {
                            least = ratio;
                            leaving = row;
                        }
                    }
                if (leaving < 0) return Double.MAX_VALUE;
                pivot(leaving, entering);
            }
            var value = 0.0;
            for (var row = 0; row < basis.length; row++) value += goal[basis[row]] * table[row][table[row].length - 1];
            return value;
        }

        private void pivot(int leaving, int entering) {
            var by = table[leaving][entering];
            for (var at = 0; at < table[leaving].length; at++) table[leaving][at] /= by;
            for (var row = 0; row < basis.length; row++)
                if (row != leaving && table[row][entering] != 0) {
                    var times = table[row][entering];
                    for (var at = 0; at < table[row].length; at++) table[row][at] -= times * table[leaving][at];
                }
            basis[leaving] = entering;
        }
    }
}
