package org.tallystick;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What must hold of every page that a test sees, and what axe does not look for: an id stands
/// once, each label reaches a field of its own, and each description exists.
public final class Markup {

    private static final Set<String> FIELDS = Set.of("input", "select", "textarea", "button");
    private static final List<String> NAMED_BY =
            List.of("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "data-aria-controls");

    private Markup() {}

    /// Every fault of the page, in words; none where it is sound.
    public static List<String> faults(Document page) {
        var faults = new ArrayList<String>();
        var ids = new HashSet<String>();
        for (var each : page.select("[id]"))
            if (!ids.add(each.id())) faults.add("the id “" + each.id() + "” stands twice");
        var labelled = new HashSet<Element>();
        for (var label : page.select("label[for]")) {
            var field = page.getElementById(label.attr("for"));
            if (field == null || !FIELDS.contains(field.normalName()))
                faults.add("the label “" + label.text() + "” reaches no field");
            else if (!labelled.add(field))
                faults.add("a second label, “" + label.text() + "”, reaches the field " + field.id());
        }
        for (var attribute : NAMED_BY)
            for (var each : page.select("[" + attribute + "]"))
                for (var id : each.attr(attribute).strip().split("\\s+"))
                    if (!ids.contains(id)) faults.add(attribute + " names “" + id + "”, which is not on the page");
        for (var link : page.select("a[href^=#]")) {
            var id = link.attr("href").substring(1);
            if (!id.isEmpty() && !ids.contains(id))
                faults.add("the link “" + link.text() + "” leads to #" + id + ", which is not on the page");
        }
        for (var field : page.select("input:not([type=hidden]):not([type=submit]), select, textarea"))
            if (!labelled.contains(field)
                    && field.closest("label") == null
                    && !field.hasAttr("aria-label")
                    && !field.hasAttr("aria-labelledby"))
                faults.add("the field “" + field.attr("name") + "” has no label");
        return List.copyOf(faults);
    }
}
