package org.tallystick.framework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// Quantities from text as typed. The fields: "amount" for a count or pounds, "part" and "whole"
/// for a share, "words" for a narrative, "answer" (yes or no) for yes or no.
final class QuantityRules {

    private static final int MOST_WORDS = 10_000;

    private QuantityRules() {}

    static Checked<Quantity> read(MeasureKind kind, boolean mayFall, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        return switch (kind) {
            case COUNT -> {
                var amount = number(
                        typed,
                        "amount",
                        mayFall,
                        problems,
                        mayFall
                                ? "Enter the change as a number, like 3 or 1,250.50; for a fall, like -3"
                                : "Enter how much was delivered, as a number, like 3 or 1,250.50");
                yield checked(problems, amount, () -> new Quantity.Count(sure(amount)));
            }
            case POUNDS -> {
                var amount = number(
                        typed,
                        "amount",
                        mayFall,
                        problems,
                        mayFall
                                ? "Enter the change in pounds, like 400 or 1,250.50; for a fall, like -400"
                                : "Enter how many pounds, as a number, like 400 or 1,250.50");
                yield checked(problems, amount, () -> new Quantity.Pounds(sure(amount)));
            }
            case SHARE -> share(mayFall, typed, problems);
            case NARRATIVE -> narrative(typed, problems);
            case YES_NO -> yesNo(typed, problems);
        };
    }

    private static Checked<Quantity> share(boolean mayFall, Map<String, String> typed, List<Problem> problems) {
        var part = number(
                typed,
                "part",
                mayFall,
                problems,
                mayFall
                        ? "Enter the change as a number, like 4,320; for a fall, like -4,320"
                        : "Enter the part, as a number, like 4,320");
        var whole = number(
                typed,
                "whole",
                false,
                problems,
                mayFall
                        ? "Enter the figure that the change is measured against, as a number, like 10,000"
                        : "Enter the whole that the part is taken from, as a number, like 10,000");
        if (whole != null && whole.signum() == 0)
            problems.add(new Problem(
                    "whole",
                    "Enter a whole above 0. If there was nothing to take a part of, report nothing this quarter"));
        return problems.isEmpty() && part != null && whole != null
                ? new Checked.Valid<>(new Quantity.Share(part, whole))
                : new Checked.Invalid<>(problems);
    }

    private static Checked<Quantity> narrative(Map<String, String> typed, List<Problem> problems) {
        var words = text(typed, "words");
        if (words.isEmpty())
            problems.add(new Problem("words", "Describe what was done and what changed because of it"));
        if (words.length() > MOST_WORDS)
            problems.add(new Problem(
                    "words", "Shorten the description to 10,000 characters; attach a longer one as a file"));
        return checked(problems, words, () -> new Quantity.Narrative(words));
    }

    private static Checked<Quantity> yesNo(Map<String, String> typed, List<Problem> problems) {
        var answer = text(typed, "answer").toLowerCase(Locale.ROOT);
        boolean yes = answer.equals("yes");
        if (!yes && !answer.equals("no")) problems.add(new Problem("answer", "Select yes or no"));
        return checked(problems, answer, () -> new Quantity.YesNo(yes));
    }

    private static @Nullable BigDecimal number(
            Map<String, String> typed, String field, boolean mayFall, List<Problem> problems, String message) {
        var text = text(typed, field);
        var number = mayFall ? Numbers.read(text) : Numbers.readPositive(text);
        if (number.isEmpty()) problems.add(new Problem(field, message));
        return number.orElse(null);
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private static BigDecimal sure(@Nullable BigDecimal number) {
        return Objects.requireNonNull(number);
    }

    private static Checked<Quantity> checked(
            List<Problem> problems, @Nullable Object read, Supplier<Quantity> quantity) {
        return problems.isEmpty() && read != null
                ? new Checked.Valid<>(quantity.get())
                : new Checked.Invalid<>(problems);
    }
}
