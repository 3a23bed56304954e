package org.tallystick.library.place;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a definition of local comes to.
final class LocalRules {

    private LocalRules() {}

    static Set<String> upper(Collection<String> typed) {
        var upper = new TreeSet<String>();
        for (var each : typed) if (!each.isBlank()) upper.add(each.strip().toUpperCase(Locale.ROOT));
        return upper;
    }

    static List<String> unknownAuthorities(Set<String> codes) {
        return codes.stream()
                .filter(code -> Authorities.builtIn().find(code).isEmpty())
                .map(code -> "No authority of the United Kingdom has the code %s: it looks like E06000051"
                        .formatted(shown(code)))
                .toList();
    }

    /// A part of an authority that was split can be local only where postcodes say which part.
    static List<String> unclear(Set<String> codes, Authorities authorities, Postcodes places) {
        return authorities.unclear(codes, places::names).stream()
                .map(each ->
                        "%s was split, and the table of postcodes does not say yet which part a place is in: make a newer table first, or choose all that replaced it"
                                .formatted(each.name()))
                .toList();
    }

    static List<String> unknownDistricts(Set<String> districts, Postcodes places) {
        return districts.stream()
                .filter(district -> !isOne(district) || !places.knows(district))
                .map(district -> (district.startsWith("BT")
                                ? "Postcodes of Northern Ireland cannot be placed, because we may not pass on their list: leave out %s"
                                : "There is no postcode district %s: it looks like SY1")
                        .formatted(shown(district)))
                .toList();
    }

    /// The part before the space makes a postcode with any part behind it.
    private static boolean isOne(String district) {
        return Postcode.read(district + "1AA")
                .filter(postcode -> postcode.district().equals(district))
                .isPresent();
    }

    private static String shown(String typed) {
        return typed.length() > 20 ? typed.substring(0, 20) + "…" : typed;
    }

    static SortedSet<String> codes(Set<String> named, Postcodes places) {
        var authorities = Authorities.builtIn();
        var codes = new TreeSet<>(named);
        for (var each : named) authorities.find(each).ifPresent(county -> codes.addAll(county.parts()));
        for (var each : List.copyOf(codes)) if (!places.names(each)) codes.addAll(authorities.last(each));
        for (var each : authorities.all()) if (authorities.holds(codes, each.code())) codes.add(each.code());
        return codes;
    }
}
