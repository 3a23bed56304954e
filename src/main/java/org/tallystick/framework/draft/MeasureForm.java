package org.tallystick.framework.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Proxy;
import org.tallystick.framework.Theme;
import org.tallystick.framework.Warning;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// A measure as it is typed into a draft. What is missing is named on the draft's page; what cannot
/// be is refused here.
final class MeasureForm {

    private static final List<String> PROXY =
            List.of("proxyValue", "proxySource", "proxyYear", "proxyPlace", "proxyLicence");

    private MeasureForm() {}

    static Map<String, String> typed(Theme theme, Measure m) {
        var typed = new HashMap<String, String>();
        typed.put("known", "yes");
        typed.put("reference", m.reference());
        typed.put("theme", theme.reference());
        typed.put("outcome", said(m.outcome()));
        typed.put("name", m.name());
        typed.put("kind", Keys.write(m.kind()));
        typed.put("unit", m.unit());
        typed.put("direction", Keys.write(m.direction()));
        typed.put("evidence", m.evidenceExpected());
        typed.put("target", said(m.target()));
        typed.put("guidance", m.guidance());
        var warning = m.warning();
        typed.put("warning", warning == null ? "" : Keys.write(warning.kind()));
        typed.put("warningWords", warning == null ? "" : warning.words());
        var proxy = m.proxy();
        if (proxy != null) {
            typed.put("proxyValue", proxy.value().toPlainString());
            typed.put("proxySource", proxy.source());
            typed.put("proxyYear", Integer.toString(proxy.priceYear()));
            typed.put("proxyPlace", proxy.place());
            typed.put("proxyLicence", proxy.licence());
        }
        return typed;
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    static Checked<Measure> check(Edition draft, PostedForm typed) {
        var problems = new ArrayList<>(References.problems(draft, typed));
        if (!References.hasTheme(draft, typed.text("theme")))
            problems.add(new Problem("theme", "Choose the theme that the measure belongs to"));
        if (typed.text("name").isEmpty()) problems.add(new Problem("name", "Enter the name of the measure"));
        var kind = one(MeasureKind.class, typed.text("kind"));
        if (kind.isEmpty()) problems.add(new Problem("kind", "Choose what the measure is stated in"));
        outcome(draft, typed, problems);
        var warning = one(Warning.Kind.class, typed.text("warning"));
        if (warning.isPresent() && typed.text("warningWords").isEmpty())
            problems.add(new Problem("warningWords", "Say what the warning warns of"));
        var proxy = proxy(typed, problems);
        if (kind.isPresent() && kind.get() != MeasureKind.COUNT && proxy != null)
            problems.add(new Problem("proxyValue", "A £ value belongs to a count: take it out here"));
        if (!problems.isEmpty() || kind.isEmpty()) return new Checked.Invalid<>(problems);
        return new Checked.Valid<>(new Measure(
                typed.text("reference"),
                typed.text("name"),
                typed.text("outcome"),
                kind.get(),
                typed.text("unit"),
                Keys.read(typed.text("direction"), Direction.NEITHER),
                typed.text("evidence"),
                typed.text("target"),
                warning.map(each -> new Warning(each, typed.text("warningWords")))
                        .orElse(null),
                proxy,
                typed.text("guidance"),
                draft.measure(typed.text("reference")).map(Measure::retired).orElse(null)));
    }

    private static void outcome(Edition draft, PostedForm typed, List<Problem> problems) {
        var outcome = typed.text("outcome");
        var there = draft.themes().stream()
                .filter(theme -> theme.reference().equals(typed.text("theme")))
                .flatMap(theme -> theme.outcomes().stream())
                .anyMatch(each -> each.reference().equals(outcome));
        if (!outcome.isEmpty() && !there)
            problems.add(new Problem("outcome", "Choose an outcome of the same theme, or none"));
    }

    private static @Nullable Proxy proxy(PostedForm typed, List<Problem> problems) {
        if (PROXY.stream().allMatch(each -> typed.text(each).isEmpty())) return null;
        var value = Numbers.readPositive(typed.text("proxyValue"));
        if (value.isEmpty())
            problems.add(new Problem(
                    "proxyValue", "Enter the pounds for one unit, like 1,250.50, or empty all five" + " fields"));
        var year = typed.text("proxyYear");
        if (!year.matches("[0-9]{4}"))
            problems.add(new Problem("proxyYear", "Enter the year of the prices, like 2024"));
        if (value.isEmpty() || !year.matches("[0-9]{4}")) return null;
        return new Proxy(
                value.orElse(BigDecimal.ZERO),
                typed.text("proxySource"),
                Integer.parseInt(year),
                typed.text("proxyPlace"),
                typed.text("proxyLicence"));
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> keys, String typed) {
        return Stream.of(keys.getEnumConstants())
                .filter(key -> Keys.write(key).equals(typed))
                .findFirst();
    }
}
