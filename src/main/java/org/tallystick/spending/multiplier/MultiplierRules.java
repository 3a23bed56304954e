package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// LM3, the local multiplier after three rounds (New Economics Foundation, "The Money Trail",
/// 2002): what is spent, what its receivers spend locally, and what theirs do.
public final class MultiplierRules {

    private static final int ROUNDS = 3;
    private static final int PENCE = 2;
    private static final int MOST_PROBLEMS = 20;
    private static final Column ROUND = Column.required("Round", "Survey round");
    private static final Column AMOUNT =
            Column.required("Spent locally", "Local spend", "Locally spent", "Re-spent locally", "Amount");

    private MultiplierRules() {}

    /// (round 1 + round 2 + round 3) ÷ round 1, to two places, half up; empty where round 1 is
    /// nothing, there are not three rounds, or a round spends more than it received.
    public static Optional<BigDecimal> lm3(List<BigDecimal> rounds) {
        if (rounds.size() != ROUNDS || rounds.getFirst().signum() <= 0) return Optional.empty();
        for (int at = 1; at < ROUNDS; at++)
            if (rounds.get(at).signum() < 0 || rounds.get(at).compareTo(rounds.get(at - 1)) > 0)
                return Optional.empty();
        return Optional.of(rounds.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(rounds.getFirst(), 2, RoundingMode.HALF_UP));
    }

    /// What cannot be in one round, and what to do about it.
    static Optional<Problem> wrong(int number, Survey.Round round) {
        if (round.amount().stripTrailingZeros().scale() > PENCE)
            return Optional.of(new Problem(
                    "amount-" + number,
                    "Round %d: enter pounds with at most two decimal places, like 1250.50".formatted(number)));
        if (round.asked() == 0)
            return Optional.of(new Problem(
                    "asked-" + number,
                    "Round %d: nobody was asked. Enter how many were, at least 1".formatted(number)));
        if (round.answered() > round.asked())
            return Optional.of(new Problem(
                    "answered-" + number,
                    "Round %d: %,d answered of %,d asked. Enter no more answers than were asked"
                            .formatted(number, round.answered(), round.asked())));
        return Optional.empty();
    }

    /// What cannot be between rounds that are each in order.
    static Optional<Problem> wrong(List<BigDecimal> rounds) {
        if (rounds.getFirst().signum() == 0)
            return Optional.of(new Problem("amount-1", "Round 1: enter what was spent, more than nothing"));
        for (int at = 1; at < rounds.size(); at++)
            if (rounds.get(at).compareTo(rounds.get(at - 1)) > 0)
                return Optional.of(new Problem(
                        "amount-" + (at + 1),
                        "Round %d: £%s is more than the £%s of round %d. Nobody can spend more of the money than they received"
                                .formatted(
                                        at + 1, Figures.pence(rounds.get(at)), Figures.pence(rounds.get(at - 1)), at)));
        return Optional.empty();
    }

    /// What is said and what is assumed of a survey, in sentences.
    public static List<String> words(Survey survey) {
        var words = new ArrayList<String>();
        words.add(
                "£%s was spent; those who received it spent £%s of it locally, and those who received that spent £%s locally."
                        .formatted(pence(survey, 0), pence(survey, 1), pence(survey, 2)));
        var rounds = survey.rounds();
        words.add("Answered: %,d of %,d in round 1, %,d of %,d in round 2, %,d of %,d in round 3."
                .formatted(
                        rounds.get(0).answered(),
                        rounds.get(0).asked(),
                        rounds.get(1).answered(),
                        rounds.get(1).asked(),
                        rounds.get(2).answered(),
                        rounds.get(2).asked()));
        boolean all = survey.rounds().stream().allMatch(each -> each.answered() == each.asked());
        words.add(
                all
                        ? "Assumed: that what they told is so, and that money after the third round is left out."
                        : "Assumed: that those who did not answer spent nothing locally, so that the true multiplier is this or more; that what the others told is so; and that money after the third round is left out.");
        return words;
    }

    private static String pence(Survey survey, int round) {
        return Figures.pence(survey.rounds().get(round).amount());
    }

    /// The later rounds as a file of answers tells them: a row for each who was asked, with the
    /// round (2 or 3) and what they spent locally; blank for no answer.
    static Checked<List<Survey.Round>> answers(Sheet sheet) {
        var columns = Columns.match(sheet, List.of(ROUND, AMOUNT));
        var problems = new ArrayList<Problem>();
        columns.problems().forEach(each -> problems.add(each.asProblem()));
        var sums = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
        var answered = new int[2];
        var asked = new int[2];
        if (problems.isEmpty())
            for (var row : columns.rows()) {
                if (!row.text(ROUND).matches("(?i)(round )?[23](\\.0+)?")) {
                    problems.add(row.problem(ROUND, "This is not a round", "Enter 2 or 3")
                            .asProblem());
                    continue;
                }
                int at = row.text(ROUND).contains("2") ? 0 : 1;
                asked[at]++;
                if (row.text(AMOUNT).isEmpty()) continue;
                var amount = Numbers.readPositive(row.text(AMOUNT))
                        .filter(each -> each.stripTrailingZeros().scale() <= PENCE);
                if (amount.isEmpty())
                    problems.add(row.problem(
                                    AMOUNT,
                                    "Round %d: this is not an amount in pounds and pence".formatted(at + 2),
                                    "Enter pounds with at most two decimal places, like"
                                            + " 1250.50, or nothing where nobody answered")
                            .asProblem());
                else {
                    sums[at] = sums[at].add(amount.get());
                    answered[at]++;
                }
            }
        for (int at = 0; at < 2; at++)
            if (problems.isEmpty() && asked[at] == 0)
                problems.add(new Problem(
                        "file",
                        "Round %d: the file has no row for it. Send the answers for both rounds in one file: a row for each person or firm asked, with Round (2 or 3) and Spent locally"
                                .formatted(at + 2)));
        return problems.isEmpty()
                ? new Checked.Valid<>(List.of(
                        new Survey.Round(sums[0], answered[0], asked[0]),
                        new Survey.Round(sums[1], answered[1], asked[1])))
                : new Checked.Invalid<>(problems.stream().limit(MOST_PROBLEMS).toList());
    }
}
