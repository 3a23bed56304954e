package org.tallystick.library.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Several editions of one survey as one, so that answers to each of them can be counted together.
public final class EditionRules {

    private static final Section EARLIER =
            new Section("asked-earlier", Words.of("Asked in an earlier edition"), null, List.of(), List.of());

    private EditionRules() {}

    /// The latest edition with every question, statement and box for remarks that an earlier one
    /// asked. What an edition keeps from being shown stays so: a question is about a protected
    /// characteristic where any edition says so, and shows small counts where all do.
    ///
    /// @param editions the oldest first; at least one
    public static Survey union(List<Survey> editions) {
        var union = editions.getLast();
        for (var at = editions.size() - 2; at >= 0; at--) union = with(union, editions.get(at));
        return union;
    }

    private static Survey with(Survey union, Survey earlier) {
        var asked = new HashSet<String>();
        union.items().forEach(item -> asked.add(item.id()));
        var sections = new ArrayList<Section>();
        for (var section : union.sections())
            sections.add(section.with(section.questions().stream()
                    .map(each -> joined(each, earlier, asked))
                    .toList()));
        var gone = earlier.questions()
                .filter(each -> union.question(each.id()).isEmpty())
                .filter(each -> each.items().stream().noneMatch(i -> asked.contains(i.id())))
                .toList();
        if (gone.isEmpty()) return union.with(sections);
        var last = sections.isEmpty() ? EARLIER : sections.getLast();
        if (last.id().equals(EARLIER.id())) sections.removeLast();
        else last = EARLIER;
        var questions = new ArrayList<>(last.questions());
        questions.addAll(gone);
        sections.add(last.with(questions));
        return union.with(sections);
    }

    private static Question joined(Question now, Survey earlier, HashSet<String> asked) {
        var found = earlier.question(now.id());
        if (found.isEmpty()) return now;
        var before = found.get();
        return new Question(
                now.id(),
                now.label(),
                now.help(),
                statements(now.kind(), before.kind(), asked),
                now.comment() == null ? before.comment() : now.comment(),
                now.shownIf(),
                now.compulsoryBecause(),
                now.aboutProtected() || before.aboutProtected(),
                before.smallCounts() ? now.smallCountsBecause() : null);
    }

    private static Kind statements(Kind now, Kind before, HashSet<String> asked) {
        if (!(now instanceof Kind.Rated(var scale, var statements))
                || !(before instanceof Kind.Rated(var _, var earlier))) return now;
        var all = new ArrayList<>(statements);
        earlier.stream().filter(each -> !asked.contains(each.id())).forEach(all::add);
        return new Kind.Rated(scale, all);
    }
}
