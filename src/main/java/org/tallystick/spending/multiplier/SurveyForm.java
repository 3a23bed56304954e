package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// A survey as it was typed, or with its later rounds in a file of answers.
///
/// @param typed the fields `name`, and for each round `amount-1`, `answered-1`, `asked-1`
/// @param file the answers of rounds 2 and 3; empty where they are typed
/// @param filename as the sender calls it
public record SurveyForm(Map<String, String> typed, byte[] file, String filename) {

    private static final int LONGEST = 200;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    public SurveyForm {
        typed = Map.copyOf(typed);
        file = file.clone();
    }

    /// A survey with nothing wrong in it.
    public record Told(String name, List<Survey.Round> rounds) {
        public Told {
            rounds = List.copyOf(rounds);
        }

        boolean is(Survey survey) {
            return survey.name().equals(name) && same(survey.rounds());
        }

        private boolean same(List<Survey.Round> others) {
            for (int at = 0; at < rounds.size(); at++)
                if (rounds.get(at).amount().compareTo(others.get(at).amount()) != 0
                        || rounds.get(at).asked() != others.get(at).asked()
                        || rounds.get(at).answered() != others.get(at).answered()) return false;
            return true;
        }
    }

    public Checked<Told> check() {
        var problems = new ArrayList<Problem>();
        var name = text("name");
        if (name.isEmpty()) problems.add(new Problem("name", "Enter what was surveyed, like Spending of 2025 to 2026"));
        if (name.length() > LONGEST)
            problems.add(new Problem(
                    "name",
                    "Shorten what was surveyed to %,d characters: it has %,d".formatted(LONGEST, name.length())));
        var rounds = new ArrayList<Survey.Round>();
        round(1, problems).ifPresent(rounds::add);
        if (file.length == 0)
            for (int at = 2; at <= 3; at++) round(at, problems).ifPresent(rounds::add);
        else later(problems).forEach(rounds::add);
        if (problems.isEmpty())
            MultiplierRules.wrong(amounts(rounds))
                    .map(each -> file.length > 0 ? new Problem("file", each.message()) : each)
                    .ifPresent(problems::add);
        return problems.isEmpty() ? new Checked.Valid<>(new Told(name, rounds)) : new Checked.Invalid<>(problems);
    }

    private static List<BigDecimal> amounts(List<Survey.Round> rounds) {
        return rounds.stream().map(Survey.Round::amount).toList();
    }

    private List<Survey.Round> later(List<Problem> problems) {
        return switch (Sheets.read(file, filename)) {
            case Checked.Invalid<List<Sheet>>(var wrong) -> {
                wrong.forEach(each -> problems.add(new Problem("file", each.message())));
                yield List.of();
            }
            case Checked.Valid<List<Sheet>>(var sheets) ->
                switch (MultiplierRules.answers(sheets.getFirst())) {
                    case Checked.Invalid<List<Survey.Round>>(var wrong) -> {
                        problems.addAll(wrong);
                        yield List.of();
                    }
                    case Checked.Valid<List<Survey.Round>>(var rounds) -> rounds;
                };
        };
    }

    private Optional<Survey.Round> round(int number, List<Problem> problems) {
        var amount = amount(number, problems);
        var answered = count("answered-", "answered, like 12", number, problems);
        var asked = count("asked-", "were asked, like 20", number, problems);
        if (amount.isEmpty() || answered.isEmpty() || asked.isEmpty()) return Optional.empty();
        var round = new Survey.Round(amount.get(), answered.get(), asked.get());
        MultiplierRules.wrong(number, round).ifPresent(problems::add);
        return Optional.of(round);
    }

    private Optional<BigDecimal> amount(int number, List<Problem> problems) {
        var field = "amount-" + number;
        var amount = Numbers.readPositive(text(field)).filter(each -> each.compareTo(MOST) < 0);
        if (amount.isEmpty())
            problems.add(
                    new Problem(field, "Round %d: enter pounds and pence, like 100,000 or 1250.50".formatted(number)));
        return amount;
    }

    private Optional<Integer> count(String field, String what, int number, List<Problem> problems) {
        var typed = text(field + number);
        if (typed.matches("[0-9]{1,6}")) return Optional.of(Integer.parseInt(typed));
        problems.add(new Problem(field + number, "Round %d: enter how many %s".formatted(number, what)));
        return Optional.empty();
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").replace("\0", "").strip();
    }
}
