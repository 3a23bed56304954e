package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;
import org.tallystick.framework.crosswalk.Crosswalks;

/// How a charter's principles stand to frameworks: the measures by which each can be seen, and
/// those of others' frameworks that the crosswalk holds to be the same or near.
@Component
public class Alignment {

    private final Frameworks frameworks;
    private final Crosswalks crosswalks;

    Alignment(Frameworks frameworks, Crosswalks crosswalks) {
        this.frameworks = frameworks;
        this.crosswalks = crosswalks;
    }

    /// A measure, by its name, with the way to its page.
    ///
    /// @param href empty where the framework is not published here
    /// @param near measures of others, in words: "Thurrock Social Values Framework, TH-EC-09"
    public record Line(String framework, String name, String href, List<String> near) {
        public Line {
            near = List.copyOf(near);
        }
    }

    /// By the principle's reference.
    public Map<String, List<Line>> of(CharterText text) {
        var published = frameworks.published();
        var declared = new HashMap<UUID, List<Crosswalks.Declared>>();
        var all = new LinkedHashMap<String, List<Line>>();
        for (var principle : text.principles()) {
            var lines = new ArrayList<Line>();
            for (var each : principle.measures()) lines.add(line(published, declared, each));
            all.put(principle.reference(), lines);
        }
        return all;
    }

    private Line line(
            List<Published> published, Map<UUID, List<Crosswalks.Declared>> declared, CharterText.Aligned aligned) {
        var edition = edition(published, aligned);
        return edition.flatMap(e -> e.document().measure(aligned.measure()))
                .map(measure -> line(edition.orElseThrow(), declared, measure))
                .orElse(new Line(aligned.framework(), aligned.measure(), "", List.of()));
    }

    private static Optional<Published> edition(List<Published> published, CharterText.Aligned aligned) {
        return published.stream()
                .filter(each -> each.document().framework().equals(aligned.framework()))
                .findFirst();
    }

    private Line line(Published edition, Map<UUID, List<Crosswalks.Declared>> declared, Measure measure) {
        var near = declared.computeIfAbsent(edition.framework(), crosswalks::of).stream()
                .filter(each -> each.names(edition.framework(), measure.reference()))
                .map(each -> each.framework().equals(edition.framework())
                        ? each.link().otherFramework() + ", " + each.link().otherMeasure()
                        : each.name() + ", " + each.link().measure())
                .toList();
        return new Line(
                edition.document().framework(),
                measure.name(),
                "/measures/" + edition.id() + "/" + measure.reference(),
                near);
    }

    /// Whether a framework is published here and has no such measure; one that is kept elsewhere is
    /// taken at its word.
    boolean wrong(CharterText.Aligned aligned) {
        return edition(frameworks.published(), aligned)
                .filter(each -> each.document().measure(aligned.measure()).isEmpty())
                .isPresent();
    }
}
