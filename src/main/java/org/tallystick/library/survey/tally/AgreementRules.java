package org.tallystick.library.survey.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Agreement between two coders.
public final class AgreementRules {

    private AgreementRules() {}

    /// Of one judgement each.
    ///
    /// @param first by the thing judged; what only one has judged does not count
    public static <T> Agreement of(Map<T, String> first, Map<T, String> second) {
        var given = new HashMap<String, long[]>();
        var things = 0;
        var agreed = 0;
        for (var each : first.entrySet()) {
            var other = second.get(each.getKey());
            if (other == null) continue;
            things++;
            if (other.equals(each.getValue())) agreed++;
            given.computeIfAbsent(each.getValue(), _ -> new long[2])[0]++;
            given.computeIfAbsent(other, _ -> new long[2])[1]++;
        }
        return new Agreement(
                things,
                agreed,
                given.values().stream().mapToLong(n -> n[0] * n[1]).sum());
    }

    /// Of one code among several that may be given: whether each comment bears it.
    public static <T> Agreement ofCode(String code, Map<T, Set<String>> first, Map<T, Set<String>> second) {
        return of(bears(code, first), bears(code, second));
    }

    private static <T> Map<T, String> bears(String code, Map<T, Set<String>> codes) {
        var bears = new HashMap<T, String>();
        codes.forEach((comment, given) -> bears.put(comment, given.contains(code) ? "yes" : "no"));
        return bears;
    }

    /// The comments that the two coded differently, for talking over.
    public static <T> List<T> differing(Map<T, Set<String>> first, Map<T, Set<String>> second) {
        return first.keySet().stream()
                .filter(comment -> {
                    var other = second.get(comment);
                    return other != null && !other.equals(first.get(comment));
                })
                .toList();
    }
}
