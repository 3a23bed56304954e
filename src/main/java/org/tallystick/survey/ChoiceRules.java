package org.tallystick.survey;

import org.tallystick.shared.Problem;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Which options may be chosen together.
final class ChoiceRules {

    private ChoiceRules() {}

    static void check(Item item, List<String> chosen, List<Problem> problems) {
        var offered = item.kind().choices().stream().map(Option::id).collect(Collectors.toSet());
        for (var option : chosen)
            if (!offered.contains(option))
                problems.add(
                        new Problem(item.id(), "Choose from the options that the question offers"));
        if (new HashSet<>(chosen).size() < chosen.size())
            problems.add(new Problem(item.id(), "Choose each option once"));
        number(item, chosen, problems);
        for (var option : item.kind().choices())
            if (option.alone() && chosen.size() > 1 && chosen.contains(option.id()))
                problems.add(
                        new Problem(
                                item.id(),
                                "Choose either “"
                                        + option.label().en()
                                        + "” or other options, not both"));
    }

    private static void number(Item item, List<String> chosen, List<Problem> problems) {
        var most =
                switch (item.kind()) {
                    case Kind.OneOf _ -> Integer.valueOf(1);
                    case Kind.ManyOf(_, var number) -> number;
                    case Kind.Ranked(_, var number) -> number;
                    case Kind.Rated _,
                            Kind.Contact _,
                            Kind.NumberIn _,
                            Kind.ShortText _,
                            Kind.LongText _,
                            Kind.Upload _ ->
                            null;
                };
        if (most != null && chosen.size() > most)
            problems.add(
                    new Problem(
                            item.id(),
                            most == 1
                                    ? "Choose one option"
                                    : "Choose at most " + most + " options"));
    }
}
