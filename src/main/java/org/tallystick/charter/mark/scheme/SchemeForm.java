package org.tallystick.charter.mark.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.charter.mark.MarkScheme;
import org.tallystick.charter.mark.MarkScheme.Band;
import org.tallystick.charter.mark.MarkScheme.Terms;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Published;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// A scheme as it is typed. All of it stands in the address, so that a scheme can be tried out,
/// sent to a colleague and tried again before anything is adopted.
public final class SchemeForm {

    private SchemeForm() {}

    /// Which scheme it is.
    public enum Kind {
        MINIMUM_NUMBER(
                "Scheme 1: a minimum number of measures",
                "Which measures, and their targets, are agreed with each signatory"),
        FIXED_TARGETS(
                "Scheme 2: fixed targets",
                "How many measures and which are agreed with each; the targets are the same for all"),
        PROPORTIONATE(
                "Scheme 3: in proportion to size", "Fewer measures and smaller targets for smaller organisations"),
        NOT_OFFERED("The Mark is not offered", "A decision like the others, with its reason");

        private final String words;
        private final String hint;

        Kind(String words, String hint) {
            this.words = words;
            this.hint = hint;
        }

        public String words() {
            return words;
        }

        public String hint() {
            return hint;
        }
    }

    static Checked<MarkScheme> read(Kind kind, Published edition, PostedForm typed) {
        var problems = new ArrayList<Problem>();
        if (kind == Kind.NOT_OFFERED) {
            var because = typed.needed("notOffered", 500, "Say why the Mark is not offered", problems);
            return problems.isEmpty()
                    ? new Checked.Valid<>(new MarkScheme.NotOffered(because))
                    : new Checked.Invalid<>(problems);
        }
        var quarters = number(typed, "quarters", 1, 12, "quarters", problems);
        var years = number(typed, "years", 1, 5, "years", problems);
        var grade = Keys.read(typed.text("grade"), Grade.ASSERTED);
        var targets = TargetForm.read(edition, typed, problems);
        var minimum = kind == Kind.PROPORTIONATE
                ? 1
                : number(typed, "minimum", 1, MarkScheme.MOST_MEASURES, "measures", problems);
        var bands = kind == Kind.PROPORTIONATE ? bands(typed, problems) : Map.<Size, Band>of();
        if (!problems.isEmpty()) return new Checked.Invalid<>(problems);
        var terms = new Terms(grade, quarters, years);
        return new Checked.Valid<>(
                switch (kind) {
                    case MINIMUM_NUMBER -> new MarkScheme.MinimumNumber(minimum, targets, terms);
                    case FIXED_TARGETS -> new MarkScheme.FixedTargets(minimum, targets, terms);
                    case PROPORTIONATE -> new MarkScheme.Proportionate(bands, targets, terms);
                    case NOT_OFFERED -> throw new IllegalStateException("read above");
                });
    }

    private static int number(PostedForm typed, String name, int least, int most, String what, List<Problem> problems) {
        var read = typed.whole(name).filter(each -> each >= least && each <= most);
        if (read.isEmpty())
            problems.add(new Problem(name, "Enter how many %s, from %d to %d".formatted(what, least, most)));
        return read.orElse(least);
    }

    private static Map<Size, Band> bands(PostedForm typed, List<Problem> problems) {
        var bands = new EnumMap<Size, Band>(Size.class);
        var before = 0;
        for (var size : Size.values()) {
            var minimum = number(typed, "minimum-" + size, 1, MarkScheme.MOST_MEASURES, "measures", problems);
            var percent = Numbers.readPositive(typed.text("percent-" + size).replace("%", ""))
                    .filter(each -> each.signum() > 0 && each.compareTo(BigDecimal.valueOf(100)) <= 0);
            if (percent.isEmpty())
                problems.add(new Problem("percent-" + size, "Enter a percentage above 0 and up to 100, like 25"));
            if (minimum < before)
                problems.add(new Problem(
                        "minimum-" + size,
                        "Ask " + size.words() + " for no fewer measures than smaller organisations"));
            before = minimum;
            bands.put(size, new Band(minimum, percent.orElse(BigDecimal.ONE)));
        }
        return bands;
    }

    /// Where a form starts: the usual two years, a year of quarters, documents as evidence.
    static Map<String, String> usual() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("quarters", "4");
        typed.put("years", "2");
        typed.put("grade", Keys.write(Grade.DOCUMENTED));
        typed.put("minimum", "2");
        var percents = List.of("10", "25", "50", "100");
        for (var size : Size.values()) {
            typed.put("minimum-" + size, String.valueOf(size.ordinal() + 1));
            typed.put("percent-" + size, percents.get(size.ordinal()));
        }
        return typed;
    }

    /// The fields that give this scheme: where a change of it starts.
    public static Map<String, String> typed(MarkScheme scheme) {
        var typed = usual();
        typed.putAll(TargetForm.typed(scheme.named()));
        scheme.offered().ifPresent(terms -> {
            typed.put("quarters", String.valueOf(terms.quarters()));
            typed.put("years", String.valueOf(terms.years()));
            typed.put("grade", Keys.write(terms.grade()));
        });
        switch (scheme) {
            case MarkScheme.MinimumNumber(var minimum, var _, var _) -> typed.put("minimum", String.valueOf(minimum));
            case MarkScheme.FixedTargets(var suggested, var _, var _) ->
                typed.put("minimum", String.valueOf(suggested));
            case MarkScheme.Proportionate three ->
                three.bands().forEach((size, band) -> {
                    typed.put("minimum-" + size, String.valueOf(band.minimum()));
                    typed.put("percent-" + size, band.percent().toPlainString());
                });
            case MarkScheme.NotOffered(var because) -> typed.put("notOffered", because);
        }
        typed.put("kind", Keys.write(kind(scheme)));
        return typed;
    }

    private static Kind kind(MarkScheme scheme) {
        return switch (scheme) {
            case MarkScheme.MinimumNumber _ -> Kind.MINIMUM_NUMBER;
            case MarkScheme.FixedTargets _ -> Kind.FIXED_TARGETS;
            case MarkScheme.Proportionate _ -> Kind.PROPORTIONATE;
            case MarkScheme.NotOffered _ -> Kind.NOT_OFFERED;
        };
    }
}
