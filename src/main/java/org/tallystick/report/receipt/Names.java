package org.tallystick.report.receipt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;
import org.tallystick.framework.Theme;

/// What measures and themes are called. An edition never changes once published, so each is read
/// once; the names of one whose licence forbids sharing are not shown.
@Component
public class Names {

    private final Frameworks frameworks;
    private final Map<UUID, Map<String, MeasureName>> known = new ConcurrentHashMap<>();

    Names(Frameworks frameworks) {
        this.frameworks = frameworks;
    }

    /// The measure; empty where there is no such edition, or no such measure in it.
    public Optional<MeasureName> find(UUID edition, String reference) {
        return Optional.ofNullable(of(edition).get(reference));
    }

    /// Every measure of an edition by its reference; none where there is no such edition.
    Map<String, MeasureName> of(UUID edition) {
        var there = known.get(edition);
        if (there != null) return there;
        var read = frameworks.edition(edition).map(Names::names);
        read.ifPresent(names -> known.put(edition, names));
        return read.orElse(Map.of());
    }

    private static Map<String, MeasureName> names(Published edition) {
        var names = new java.util.LinkedHashMap<String, MeasureName>();
        for (var theme : edition.document().themes())
            for (var measure : theme.measures()) names.put(measure.reference(), name(edition, theme, measure));
        return names;
    }

    private static MeasureName name(Published edition, Theme theme, Measure measure) {
        var shared = edition.forEveryone();
        return new MeasureName(
                edition.id(),
                edition.number(),
                edition.document().framework(),
                measure.reference(),
                shared ? measure.name() : measure.reference(),
                measure.kind(),
                shared ? measure.unit() : "",
                theme.reference(),
                shared ? theme.name() : theme.reference());
    }

    /// The references of an edition's themes with their names, in order.
    public List<Map.Entry<String, String>> themes(UUID edition) {
        return of(edition).values().stream()
                .map(each -> Map.entry(each.theme(), each.themeName()))
                .distinct()
                .toList();
    }
}
