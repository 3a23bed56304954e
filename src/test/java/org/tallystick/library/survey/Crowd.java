package org.tallystick.library.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedBuilder;

/// Questions and responses made for one test: "a=x b=y:12" is twelve responses that answer x to a
/// and y to b.
public final class Crowd {

    private final List<Question> questions = new ArrayList<>();
    private final List<Answers> responses = new ArrayList<>();

    public Crowd asks(String id, String... options) {
        return asks(id, new Kind.OneOf(options(options)), false);
    }

    public Crowd asksOpinion(String id, String... options) {
        return asks(id, new Kind.OneOf(options(options)), true);
    }

    public Crowd asksMany(String id, String... options) {
        return asks(id, new Kind.ManyOf(options(options), null), false);
    }

    public Crowd asksSome(String id, int most, String... options) {
        return asks(id, new Kind.ManyOf(options(options), most), false);
    }

    public Crowd asksNumber(String id, boolean smallCounts) {
        return asks(id, new Kind.NumberIn(java.math.BigDecimal.ZERO, java.math.BigDecimal.TEN, 0, null), smallCounts);
    }

    /// The last question is asked only of those who chose one of these for an earlier one.
    public Crowd onlyIf(String on, String... is) {
        var last = questions.removeLast();
        questions.add(new Question(
                last.id(),
                last.label(),
                last.help(),
                last.kind(),
                last.comment(),
                List.of(new Condition(on, List.of(is), List.of())),
                null,
                last.aboutProtected(),
                last.smallCountsBecause()));
        return this;
    }

    private Crowd asks(String id, Kind kind, boolean smallCounts) {
        questions.add(new Question(
                id, Words.of(id), null, kind, null, List.of(), null, false, smallCounts ? "They may be shown" : null));
        return this;
    }

    private static List<Option> options(String... options) {
        return List.of(options).stream().map(Option::of).toList();
    }

    public Crowd answer(String... groups) {
        for (var group : groups) {
            var times = Integer.parseInt(group.substring(group.indexOf(':') + 1));
            var answers = new LinkedHashMap<String, Answer>();
            for (var each : group.substring(0, group.indexOf(':')).split(" "))
                if (each.contains("="))
                    answers.put(each.split("=")[0], new Answer.Chosen(List.of(each.split("=")[1].split("\\+"))));
            for (var at = 0; at < times; at++) responses.add(new Answers(answers));
        }
        return this;
    }

    public Crowd answer(Map<String, List<String>> chosen) {
        var answers = new LinkedHashMap<String, Answer>();
        chosen.forEach((id, options) -> {
            if (!options.isEmpty()) answers.put(id, new Answer.Chosen(options));
        });
        responses.add(new Answers(answers));
        return this;
    }

    public Survey survey() {
        return new Survey(
                Words.of("T"), null, null, null, List.of(new Section("s", Words.of("S"), null, List.of(), questions)));
    }

    public Packed packed() {
        var builder = PackedBuilder.of(survey());
        responses.forEach(builder::add);
        return builder.build();
    }
}
