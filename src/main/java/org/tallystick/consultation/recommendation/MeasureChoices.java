package org.tallystick.consultation.recommendation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.framework.Measure;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// For each measure of a form: whether it is adopted, and why it is left out.
final class MeasureChoices {

    static final String ADOPTED = "adopted";
    static final String LEFT_OUT = "left-out";

    private static final int LONGEST = 1_000;

    private MeasureChoices() {}

    public static String field(Measure measure) {
        return "m." + measure.reference();
    }

    public static String whyField(Measure measure) {
        return "why." + measure.reference();
    }

    /// What the fields hold at first.
    static Map<String, String> filled(List<Measure> measures, Map<String, String> leftOut) {
        var filled = new HashMap<String, String>();
        for (var measure : measures) {
            var why = leftOut.get(measure.reference());
            filled.put(field(measure), why == null ? ADOPTED : LEFT_OUT);
            filled.put(whyField(measure), why == null ? "" : why);
        }
        return filled;
    }

    /// Why each measure is left out that is, by its reference.
    static Map<String, String> read(PostedForm typed, List<Measure> measures, List<Problem> problems) {
        var leftOut = new LinkedHashMap<String, String>();
        for (var measure : measures) {
            var choice = typed.text(field(measure));
            if (choice.equals(LEFT_OUT))
                leftOut.put(
                        measure.reference(),
                        typed.needed(
                                whyField(measure),
                                LONGEST,
                                "Say why “%s” is left out".formatted(measure.name()),
                                problems));
            else if (!choice.equals(ADOPTED))
                problems.add(new Problem(field(measure), "Choose whether “%s” is adopted".formatted(measure.name())));
        }
        return leftOut;
    }
}
