package org.tallystick.spending.share;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Local;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.Narrowing;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Publisher;

/// What an address asks of a publisher's spending: by which definition of local, in which quarter,
/// narrowed to what. What is not known reads as not asked, so that an old address still opens.
///
/// @param definition empty where the publisher has none yet
/// @param quarter null for all
record ShareFilter(
        Publisher publisher,
        Optional<Definition> definition,
        @Nullable Quarter quarter,
        Map<Narrowing, String> only) {

    private static final int LONGEST = 200;
    private static final List<Narrowing> FILTERS = List.of(
            Narrowing.DEPARTMENT,
            Narrowing.CATEGORY,
            Narrowing.SIZE,
            Narrowing.SECTOR,
            Narrowing.SIGNATORY,
            Narrowing.DEPRIVATION);

    static ShareFilter read(Publisher publisher, List<Definition> definitions, Map<String, String> typed) {
        var only = new EnumMap<Narrowing, String>(Narrowing.class);
        for (var each : FILTERS) {
            var value = typed.getOrDefault(each.key(), "");
            if (!value.isEmpty() && value.length() <= LONGEST && !value.contains("\0")) only.put(each, value);
        }
        var named = typed.getOrDefault("local", "");
        return new ShareFilter(
                publisher,
                definitions.stream()
                        .filter(each -> each.id().toString().equals(named))
                        .findFirst()
                        .or(() -> definitions.stream().findFirst()),
                Quarter.read(typed.getOrDefault("quarter", "")).orElse(null),
                only);
    }

    /// The same, narrowed to one supplier too.
    Scope scopeOf(String supplier) {
        var narrowed = new EnumMap<Narrowing, String>(Narrowing.class);
        narrowed.put(Narrowing.SUPPLIER, supplier);
        return scope(narrowed);
    }

    Scope scope() {
        return scope(only);
    }

    /// Without its quarter and what it is narrowed to: what there is to choose from.
    Scope all() {
        return new Scope(local(), Set.of(publisher.key()), ShareQueries.FIRST, ShareQueries.LAST);
    }

    private Scope scope(Map<Narrowing, String> narrowed) {
        var from = quarter == null ? ShareQueries.FIRST : quarter.firstDay();
        var until = quarter == null ? ShareQueries.LAST : quarter.lastDay();
        return new Scope(local(), Set.of(publisher.key()), from, until, narrowed);
    }

    /// Between two days, whatever quarter is asked for.
    Scope between(LocalDate from, LocalDate until) {
        return new Scope(local(), Set.of(publisher.key()), from, until, only);
    }

    private Local local() {
        return definition.orElseThrow().local();
    }

    public String here() {
        return "/local-spend/" + publisher.key();
    }

    /// An address below this publisher's with the same filters.
    ///
    /// @param path like "/suppliers.csv"
    /// @param more like "by", "category"
    public String address(String path, String... more) {
        var all = typed();
        for (int at = 0; at < more.length; at += 2) all.put(more[at], more[at + 1]);
        var query = new StringBuilder();
        all.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return here() + path + query;
    }

    /// The filters as a form has them.
    public Map<String, String> typed() {
        var typed = new TreeMap<String, String>();
        definition.ifPresent(each -> typed.put("local", each.id().toString()));
        if (quarter != null) typed.put("quarter", quarter.toString());
        only.forEach((each, value) -> typed.put(each.key(), value));
        return typed;
    }

    /// "April to June 2026, Works": what it is narrowed to, in words; empty for nothing.
    public String narrowed() {
        var words = new LinkedHashMap<String, String>();
        if (quarter != null) words.put("quarter", quarter.inWords());
        only.forEach((each, value) -> words.put(each.key(), ShareWords.value(each, value)));
        return String.join(", ", words.values());
    }
}
