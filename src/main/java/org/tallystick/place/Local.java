package org.tallystick.place;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

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

    /// Whether a postcode is local; empty where its place is not known.
    public Optional<Boolean> includes(Postcode postcode, Postcodes places) {
        if (districts.contains(postcode.district())) return Optional.of(true);
        return places.authority(postcode).map(this::includes);
    }

    /// Whether an authority is local.
    public boolean includes(String authority) {
        return Authorities.builtIn().holds(authorities, authority);
    }
}
