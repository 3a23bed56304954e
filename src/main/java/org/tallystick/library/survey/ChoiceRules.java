package org.tallystick.library.survey;

import java.util.HashSet;
import java.util.List;

/// Which options may be chosen together.
public final class ChoiceRules {

    private ChoiceRules() {}

    public static void check(Item item, List<String> chosen, List<Fault> faults) {
        var different = new HashSet<>(chosen);
        var offered = 0;
        for (var option : item.kind().choices()) {
            if (!different.contains(option.id())) continue;
            offered++;
            if (option.alone() && chosen.size() > 1) faults.add(AnswerFault.ALONE.at(item.id(), option.label()));
        }
        if (offered < different.size()) faults.add(AnswerFault.NOT_OFFERED.at(item.id()));
        if (different.size() < chosen.size()) faults.add(AnswerFault.TWICE.at(item.id()));
        number(item, chosen, faults);
    }

    private static void number(Item item, List<String> chosen, List<Fault> faults) {
        var most = switch (item.kind()) {
            case Kind.OneOf _ -> Integer.valueOf(1);
            case Kind.ManyOf(var _, var number) -> number;
            case Kind.Ranked(var _, var number) -> number;
            case Kind.Rated _, Kind.Contact _, Kind.NumberIn _, Kind.ShortText _, Kind.LongText _, Kind.Upload _ ->
                null;
        };
        if (most != null && chosen.size() > most)
            faults.add(most == 1 ? AnswerFault.ONE.at(item.id()) : AnswerFault.MOST.at(item.id(), most));
    }
}
