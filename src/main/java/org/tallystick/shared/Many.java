package org.tallystick.shared;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A number with its noun: "1 contract", "1,250 contracts". The one place that knows about plurals.
public final class Many {

    /// The word of a unit that says how many: its first plural.
    private static final Pattern PLURAL = Pattern.compile("\\b(?:people|children|women|men|[A-Za-z]+[^s\\W]s)\\b");

    private Many() {}

    /// "1 contract", "0 contracts", "1,250 contracts".
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /// As [#of(long, String)], where the plural is not the word with an "s": "2 days are left".
    public static String of(long number, String one, String several) {
        return "%,d %s".formatted(number, number == 1 ? one : several);
    }

    /// A unit as it reads after a number: one "apprenticeship", two "apprenticeships". Units are
    /// typed in the plural, so the first plural word is made singular for 1.
    public static String unit(BigDecimal number, String unit) {
        if (number.abs().compareTo(BigDecimal.ONE) != 0) return unit;
        var plural = PLURAL.matcher(unit);
        return plural.find()
                ? unit.substring(0, plural.start()) + singular(plural.group()) + unit.substring(plural.end())
                : unit;
    }

    private static String singular(String plural) {
        return switch (plural) {
            case "people" -> "person";
            case "children" -> "child";
            case "women" -> "woman";
            case "men" -> "man";
            default -> {
                if (plural.matches(".*[^aeiou]ies")) yield plural.substring(0, plural.length() - 3) + "y";
                if (plural.matches(".*(ss|sh|ch|x)es")) yield plural.substring(0, plural.length() - 2);
                yield plural.substring(0, plural.length() - 1);
            }
        };
    }
}
