package org.tallystick.library.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The local authorities of the United Kingdom, which took the place of which, and which are made
/// of others. Northern Ireland's have names and no postcodes, which may not be passed on.
public final class Authorities {

    private static final Authorities BUILT_IN = read();

    private final Map<String, Authority> byCode;

    private Authorities(Map<String, Authority> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    /// Those known to this edition of Tallystick; `places/authorities.csv` says as at when.
    public static Authorities builtIn() {
        return BUILT_IN;
    }

    public Optional<Authority> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// Its name; the code itself where the authority is not known here.
    public String name(String code) {
        return find(code).map(Authority::name).orElse(code);
    }

    public Collection<Authority> all() {
        return byCode.values();
    }

    /// The authority that has this one's place on a day: itself, or what replaced it by then. The
    /// old one keeps its name under its own code. One that was split keeps its code, because a code
    /// alone does not say which of the new ones a place is in.
    public String on(String code, LocalDate day) {
        var now = code;
        for (var it = find(now); it.isPresent(); it = find(now)) {
            var ended = it.get().ended();
            if (ended.isEmpty() || ended.get().on().isAfter(day)) return now;
            var whole = ended.get().whole();
            if (whole.isEmpty()) return now;
            now = whole.get();
        }
        return now;
    }

    /// All that has taken the authority's place up to now; itself where nothing has.
    Set<String> last(String code) {
        return find(code)
                .flatMap(Authority::ended)
                .map(ended ->
                        ended.by().stream().flatMap(each -> last(each).stream()).collect(Collectors.toSet()))
                .orElse(Set.of(code));
    }

    /// Those that a place's code does not tell apart although one of them alone is meant: they were
    /// one authority, and the table of postcodes still has that.
    List<Authority> unclear(Collection<String> codes, Predicate<String> inTable) {
        return byCode.values().stream()
                .filter(each -> inTable.test(each.code()) && splits(codes, each.code()))
                .sorted(Comparator.comparing(Authority::code))
                .toList();
    }

    /// Whether these codes hold the authority, or all that has taken its place since.
    public boolean holds(Collection<String> codes, String code) {
        return codes.contains(code)
                || find(code)
                        .flatMap(Authority::ended)
                        .filter(ended -> ended.by().stream().allMatch(each -> holds(codes, each)))
                        .isPresent();
    }

    /// Whether these codes hold a part of what has taken the authority's place, and not all: then
    /// its code does not say whether a place is held.
    public boolean splits(Collection<String> codes, String code) {
        return !holds(codes, code)
                && find(code)
                        .flatMap(Authority::ended)
                        .filter(ended ->
                                ended.by().stream().anyMatch(each -> holds(codes, each) || splits(codes, each)))
                        .isPresent();
    }

    /// Those of these lines, which are written as in `places/authorities.csv`.
    static Authorities of(List<String> lines) {
        Map<String, Authority> found = new HashMap<>();
        lines.forEach(line -> put(line, found));
        return new Authorities(found);
    }

    private static void put(String line, Map<String, Authority> found) {
        if (line.startsWith("#") || line.startsWith("code,")) return;
        var authority = authority(line);
        found.put(authority.code(), authority);
    }

    private static Authorities read() {
        Map<String, Authority> found = new HashMap<>();
        try (var in = Authorities.class.getResourceAsStream("/places/authorities.csv");
                var lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) put(line, found);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        counties(found);
        return new Authorities(found);
    }

    /// `code,name,made of`.
    private static void counties(Map<String, Authority> found) {
        try (var in = Authorities.class.getResourceAsStream("/places/counties.csv");
                var lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.startsWith("code,")) continue;
                var cells = line.split(",");
                found.put(cells[0], new Authority(cells[0], cells[1], Optional.empty(), Set.of(cells[2].split(" "))));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// `code,name,ended,successors`, where only a name may be quoted and successors are parted by
    /// spaces.
    private static Authority authority(String line) {
        var code = line.substring(0, line.indexOf(','));
        int last = line.lastIndexOf(',');
        int before = line.lastIndexOf(',', last - 1);
        var name = line.substring(code.length() + 1, before);
        if (name.startsWith("\"")) name = name.substring(1, name.length() - 1);
        var ended = line.substring(before + 1, last);
        return new Authority(
                code,
                name,
                ended.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Authority.Replaced(
                                LocalDate.parse(ended),
                                List.of(line.substring(last + 1).split(" ")))),
                Set.of());
    }
}
