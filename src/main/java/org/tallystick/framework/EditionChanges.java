package org.tallystick.framework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Works out what differs between two editions; things are the same that have the same reference.
final class EditionChanges {

    private final List<Change> changes = new ArrayList<>();

    private EditionChanges() {}

    static List<Change> between(Edition before, Edition after) {
        var found = new EditionChanges();
        found.texts("principle", principles(before), principles(after));
        found.texts("theme", themes(before), themes(after));
        found.about(before, after);
        found.texts("outcome", outcomes(before), outcomes(after));
        found.measures(places(before), places(after));
        return List.copyOf(found.changes);
    }

    private void texts(String what, Map<String, String> before, Map<String, String> after) {
        before.forEach((reference, name) -> {
            var now = after.get(reference);
            if (now == null) changes.add(new Change.Removed(what, reference, name));
            else reworded(reference, "name", name, now);
        });
        after.forEach((reference, name) -> {
            if (!before.containsKey(reference)) changes.add(new Change.Added(what, reference, name));
        });
    }

    private void about(Edition before, Edition after) {
        for (var theme : before.themes())
            for (var now : after.themes())
                if (now.reference().equals(theme.reference()))
                    reworded(theme.reference(), "description", theme.about(), now.about());
    }

    private void measures(Map<String, Place> before, Map<String, Place> after) {
        before.forEach((reference, place) -> {
            var now = after.get(reference);
            if (now == null) changes.add(new Change.Removed("measure", reference, place.measure.name()));
            else measure(place, now);
        });
        after.forEach((reference, place) -> {
            if (!before.containsKey(reference))
                changes.add(new Change.Added("measure", reference, place.measure.name()));
        });
    }

    private void measure(Place before, Place after) {
        var was = before.measure;
        var is = after.measure;
        var reference = was.reference();
        if (was.offered() && is.retired() != null) changes.add(new Change.Retired(reference, is.name(), is.retired()));
        else if (!was.offered() && is.offered()) changes.add(new Change.Restored(reference, is.name()));
        else reworded(reference, "reason for retiring it", was.retired(), is.retired());
        if (!before.words().equals(after.words()))
            changes.add(new Change.Moved(reference, before.words(), after.words()));
        if (!counted(was).equals(counted(is)))
            changes.add(new Change.UnitChanged(reference, counted(was), counted(is)));
        reworded(reference, "name", was.name(), is.name());
        reworded(reference, "direction", was.direction().words(), is.direction().words());
        reworded(reference, "evidence expected", was.evidenceExpected(), is.evidenceExpected());
        reworded(reference, "target", was.target(), is.target());
        reworded(reference, "warning", words(was.warning()), words(is.warning()));
        reworded(reference, "£ value", words(was.proxy()), words(is.proxy()));
        reworded(reference, "guidance", was.guidance(), is.guidance());
    }

    private void reworded(String reference, String what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after))
            changes.add(new Change.Reworded(
                    reference, what, Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, "")));
    }

    private static String counted(Measure measure) {
        return measure.unit().isEmpty()
                ? measure.kind().words()
                : measure.kind().words() + " (" + measure.unit() + ")";
    }

    private static @Nullable String words(@Nullable Warning warning) {
        return warning == null ? null : warning.kind().words() + ": " + warning.words();
    }

    private static @Nullable String words(@Nullable Proxy proxy) {
        return proxy == null
                ? null
                : "%s for one, in prices of %d (%s, %s, %s)"
                        .formatted(
                                new Quantity.Pounds(proxy.value()).shown(),
                                proxy.priceYear(),
                                proxy.source(),
                                proxy.place(),
                                proxy.licence());
    }

    private static Map<String, String> principles(Edition edition) {
        Map<String, String> names = new LinkedHashMap<>();
        for (var principle : edition.principles()) names.put(principle.reference(), principle.words());
        return names;
    }

    private static Map<String, String> themes(Edition edition) {
        Map<String, String> names = new LinkedHashMap<>();
        for (var theme : edition.themes()) names.put(theme.reference(), theme.name());
        return names;
    }

    private static Map<String, String> outcomes(Edition edition) {
        Map<String, String> names = new LinkedHashMap<>();
        for (var theme : edition.themes())
            for (var outcome : theme.outcomes()) names.put(outcome.reference(), outcome.name());
        return names;
    }

    private static Map<String, Place> places(Edition edition) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (var theme : edition.themes())
            for (var measure : theme.measures()) places.put(measure.reference(), new Place(theme, measure));
        return places;
    }

    private record Place(Theme theme, Measure measure) {
        String words() {
            var outcome = measure.outcome();
            return theme.reference() + (outcome == null ? "" : " and " + outcome);
        }
    }
}
