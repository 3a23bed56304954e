package org.tallystick.framework.shown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Published;
import org.tallystick.framework.Theme;

/// An edition as a page shows it: themes, within them outcomes, within them measures.
///
/// @param narrowed whether a filter left anything out
record Shelf(Published edition, List<Section> sections, boolean narrowed) {

    public Shelf {
        sections = List.copyOf(sections);
    }

    /// A theme with what the filter leaves of it.
    public record Section(Theme theme, List<Group> groups) {
        public Section {
            groups = List.copyOf(groups);
        }

        public int count() {
            return groups.stream().mapToInt(group -> group.measures().size()).sum();
        }
    }

    /// The measures of one outcome; of the theme as a whole where there is none.
    public record Group(@Nullable Outcome outcome, List<Measure> measures) {
        public Group {
            measures = List.copyOf(measures);
        }
    }

    static Shelf of(Published edition, MeasureFilter filter) {
        var sections = new ArrayList<Section>();
        for (var theme : edition.document().themes()) {
            var section = new Section(theme, groups(theme, filter));
            if (section.count() > 0 || !filter.narrows()) sections.add(section);
        }
        return new Shelf(edition, sections, filter.narrows());
    }

    private static List<Group> groups(Theme theme, MeasureFilter filter) {
        var groups = new ArrayList<Group>();
        var whole = taken(theme, null, filter);
        if (!whole.isEmpty()) groups.add(new Group(null, whole));
        for (var outcome : theme.outcomes()) {
            var measures = taken(theme, outcome.reference(), filter);
            if (!measures.isEmpty()) groups.add(new Group(outcome, measures));
        }
        return groups;
    }

    private static List<Measure> taken(Theme theme, @Nullable String outcome, MeasureFilter filter) {
        return theme.measures().stream()
                .filter(measure -> java.util.Objects.equals(measure.outcome(), outcome))
                .filter(filter::takes)
                .toList();
    }

    public int count() {
        return sections.stream().mapToInt(Section::count).sum();
    }

    /// The page of one of its measures.
    public String href(Measure measure) {
        return "/measures/" + edition.id() + "/" + measure.reference();
    }
}
