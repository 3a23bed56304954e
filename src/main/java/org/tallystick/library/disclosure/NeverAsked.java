package org.tallystick.library.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedColumn;

/// Counts that are 0 because the survey does not ask: nobody answers a question that is shown only
/// to others. Everybody can read that in the survey, so hiding such a 0 hides nothing, and a way of
/// hiding that leans on it gives away what it should protect.
final class NeverAsked {

    /// The item is not asked after these answers to another one.
    ///
    /// @param ways what may be answered to the other one, with no answer among it; each exactly by one of them
    private record Rule(String item, String on, Set<String> ways, Set<String> after) {

        boolean covers(CellKey key) {
            return answered(key, item)
                    && key.answers().containsKey(on)
                    && after.contains(key.answers().get(on));
        }
    }

    private final List<Rule> rules;

    private NeverAsked(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static NeverAsked of(Survey survey, Packed packed) {
        var rules = new ArrayList<Rule>();
        for (var section : survey.sections())
            for (var question : section.questions())
                for (var item : question.items()) {
                    if (!item.tallied()) continue;
                    var conditions = new ArrayList<>(section.shownIf());
                    conditions.addAll(item.conditions());
                    for (var condition : conditions)
                        survey.item(condition.item())
                                .filter(Item::tallied)
                                .map(on -> new Rule(item.id(), on.id(), ways(on), after(on, condition)))
                                // An edition before, or a reply on paper, may have asked after all.
                                .filter(rule -> keptTo(rule, packed))
                                .ifPresent(rules::add);
                }
        return new NeverAsked(rules);
    }

    /// The answers after which the condition cannot hold; of an item with several answers, those
    /// that rule it out whatever else was chosen.
    private static Set<String> after(Item on, Condition condition) {
        var after = new HashSet<String>();
        var several = on.kind() instanceof Kind.ManyOf;
        for (var option : on.kind().choices())
            if (several ? condition.isNot().contains(option.id()) : !condition.holds(List.of(option.id())))
                after.add(option.id());
        if (several && condition.is().size() == 1)
            after.add(CellKey.not(condition.is().getFirst()));
        if (!condition.holds(List.of())) after.add(CellKey.UNANSWERED);
        return after;
    }

    /// Empty where several answers may be given, which part nobody.
    private static Set<String> ways(Item on) {
        var ways = new HashSet<String>();
        if (on.kind() instanceof Kind.ManyOf) return ways;
        on.kind().choices().forEach(option -> ways.add(option.id()));
        ways.add(CellKey.UNANSWERED);
        return ways;
    }

    private static boolean keptTo(Rule rule, Packed packed) {
        var item = packed.column(rule.item());
        var on = packed.column(rule.on());
        if (item.isEmpty() || on.isEmpty()) return false;
        var answered = answered(item.get());
        var ruledOut = rule.after().stream()
                .map(answer -> gave(on.get(), answer))
                .reduce(IntPredicate::or)
                .orElse(_ -> false);
        return IntStream.range(0, packed.size()).noneMatch(row -> answered.test(row) && ruledOut.test(row));
    }

    private static IntPredicate answered(PackedColumn column) {
        return switch (column) {
            case PackedColumn.One one -> row -> one.answer(row) > 0;
            case PackedColumn.Many many -> many::answered;
        };
    }

    private static IntPredicate gave(PackedColumn column, String answer) {
        if (answer.equals(CellKey.UNANSWERED)) return answered(column).negate();
        var not = answer.startsWith(CellKey.not(""));
        var place =
                column.values().indexOf(not ? answer.substring(CellKey.not("").length()) : answer) + 1;
        return switch (column) {
            case PackedColumn.One one -> row -> place > 0 && one.answer(row) == place;
            case PackedColumn.Many many -> row -> many.answered(row) && (place > 0 && many.chose(row, place)) != not;
        };
    }

    /// Whether everybody knows that this counts nobody.
    boolean covers(CellKey key) {
        return rules.stream().anyMatch(rule -> rule.covers(key))
                || rules.stream().anyMatch(one -> rules.stream().anyMatch(other -> apart(one, other, key)));
    }

    /// Two items of which whoever is asked one is not asked the other.
    private static boolean apart(Rule one, Rule other, CellKey key) {
        if (!one.on().equals(other.on()) || !answered(key, one.item()) || !answered(key, other.item())) return false;
        return !one.ways().isEmpty()
                && one.ways().stream()
                        .allMatch(each ->
                                one.after().contains(each) || other.after().contains(each));
    }

    private static boolean answered(CellKey key, String item) {
        return !key.answers().getOrDefault(item, CellKey.UNANSWERED).equals(CellKey.UNANSWERED);
    }
}
