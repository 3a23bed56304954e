package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

class TallyRulesTest {

    /// Ninety options do not fit one word of bits.
    private static final List<String> MANY =
            IntStream.range(0, 90).mapToObj(n -> "m" + n).toList();

    private static final List<String> ONE = List.of("a", "b", "c");

    record Response(String one, Set<String> many, int weight) {}

    Gen<List<Response>> responses() {
        var one = Gen.of("a", "b", "c", "");
        var many = Gen.of(MANY).set(0, 4);
        var weight = Gen.ints(0, 500);
        Gen<Response> response = random -> new Response(one.next(random), many.next(random), weight.next(random));
        return response.list(0, 80);
    }

    private static Packed pack(List<Response> responses) {
        var options = MANY.stream().map(Option::of).toList();
        var survey = new Survey(
                Words.of("T"),
                null,
                null,
                null,
                List.of(new Section(
                        "s",
                        Words.of("S"),
                        null,
                        List.of(),
                        List.of(
                                question(
                                        "one",
                                        new Kind.OneOf(
                                                ONE.stream().map(Option::of).toList())),
                                question("many", new Kind.ManyOf(options, null))))));
        var builder = PackedBuilder.of(survey);
        for (var each : responses)
            builder.add(new Answers(
                    Stream.of(Map.entry("one", List.of(each.one)), Map.entry("many", List.copyOf(each.many)))
                            .filter(entry -> !entry.getValue().isEmpty()
                                    && !entry.getValue().getFirst().isEmpty())
                            .collect(java.util.stream.Collectors.toMap(
                                    Map.Entry::getKey, entry -> new Answer.Chosen(entry.getValue())))));
        return builder.build();
    }

    private static Question question(String id, Kind kind) {
        return new Question(id, Words.of(id), null, kind, null, List.of(), null, false, null);
    }

    @Property(tries = 300)
    void countsAsAPlainModelDoes(@ForAll("responses") List<Response> responses) {
        var packed = pack(responses);
        var weights = responses.stream()
                .map(each -> BigDecimal.valueOf(each.weight, 2))
                .toList();
        var one = packed.column("one").orElseThrow();
        var many = packed.column("many").orElseThrow();
        var tally = TallyRules.tally(many, weights);
        assertThat(tally.base()).isEqualTo((int)
                responses.stream().filter(r -> !r.many.isEmpty()).count());
        for (var option : MANY)
            assertThat(tally.count(option)).isEqualTo((int)
                    responses.stream().filter(r -> r.many.contains(option)).count());
        assertThat(tally.weightedBase())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        responses.stream()
                                .filter(r -> !r.many.isEmpty())
                                .mapToLong(Response::weight)
                                .sum(),
                        2));
        var by = TallyRules.by(one, many, weights);
        var back = TallyRules.by(many, one, null);
        for (var value : ONE)
            for (var option : MANY) {
                var expected = (int) responses.stream()
                        .filter(r -> r.one.equals(value) && r.many.contains(option))
                        .count();
                assertThat(by.containsKey(value) ? by.get(value).count(option) : 0)
                        .isEqualTo(expected);
                assertThat(back.containsKey(option) ? back.get(option).count(value) : 0)
                        .isEqualTo(expected);
            }
    }
}
