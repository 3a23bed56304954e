package org.tallystick.library.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// What counts as local: a definition with a name, because several may stand side by side
/// (Shropshire; Shropshire with Telford; the Marches), and every figure says which it used.
///
/// @param name like "Shropshire with Telford"
/// @param authorities GSS codes; an authority that has taken the place of one of these counts too
/// @param districts postcode districts like "SY1", beside the authorities
/// @param from the first day on which the definition holds; null for always
/// @param until the last day; null for ever
public record Local(
        String name,
        Set<String> authorities,
        Set<String> districts,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    public Local {
        authorities = Set.copyOf(authorities);
        districts = Set.copyOf(districts);
        if (name.isBlank()) throw new IllegalArgumentException("a definition of local has a name");
        if (authorities.isEmpty() && districts.isEmpty())
            throw new IllegalArgumentException("a definition of local names a place");
        if (from != null && until != null && until.isBefore(from))
            throw new IllegalArgumentException("a definition of local ends after it begins");
    }

    /// A definition by authorities alone, without dates.
    public static Local of(String name, Set<String> authorities) {
        return new Local(name, authorities, Set.of(), null, null);
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /// A definition as somebody typed it: codes and districts that nothing knows are refused, and
    /// all of them at once.
    public static Checked<Local> read(
            String name,
            Collection<String> authorities,
            Collection<String> districts,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Postcodes places) {
        var problems = new ArrayList<Problem>();
        var codes = LocalRules.upper(authorities);
        var near = LocalRules.upper(districts);
        LocalRules.unknownAuthorities(codes).forEach(words -> problems.add(new Problem("authorities", words)));
        LocalRules.unclear(codes, Authorities.builtIn(), places)
                .forEach(words -> problems.add(new Problem("authorities", words)));
        LocalRules.unknownDistricts(near, places).forEach(words -> problems.add(new Problem("districts", words)));
        if (codes.isEmpty() && near.isEmpty())
            problems.add(new Problem("authorities", "Choose an authority, or enter a postcode district"));
        if (name.isBlank()) problems.add(new Problem("name", "Enter a name, like Shropshire with Telford"));
        if (from != null && until != null && until.isBefore(from))
            problems.add(new Problem("until", "The last day must not be before the first"));
        return problems.isEmpty()
                ? new Checked.Valid<>(new Local(name.strip(), codes, near, from, until))
                : new Checked.Invalid<>(problems);
    }

    /// Every code that a payment's authority may have and be local: what is named, what has become
    /// part of it, and what took its place where the table has no postcodes of it any more.
    public SortedSet<String> codes(Postcodes places) {
        return LocalRules.codes(authorities, places);
    }

    /// Whether a postcode is local; empty where its place is not known, or its authority was split
    /// and a part of it alone is local.
    public Optional<Boolean> includes(Postcode postcode, Postcodes places) {
        if (districts.contains(postcode.district())) return Optional.of(true);
        var codes = codes(places);
        return places.authority(postcode)
                .filter(code -> !Authorities.builtIn().splits(codes, code))
                .map(codes::contains);
    }
}
