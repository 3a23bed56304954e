package org.tallystick.library.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Json.Arr;
import org.tallystick.library.ocds.Json.Bool;
import org.tallystick.library.ocds.Json.Nothing;
import org.tallystick.library.ocds.Json.Num;
import org.tallystick.library.ocds.Json.Obj;
import org.tallystick.library.ocds.Json.Text;
import org.tallystick.shared.Problem;

/// One object of a release, read field by field. What is absent or null is nothing; what is there
/// and cannot be read is nothing too, and a problem that names its path, so that it is asked about
/// rather than lost.
///
/// @param path where the object is, like "awards[0]"; empty for the release itself
/// @param problems what could not be read in the release so far
record Fields(Map<String, Json> fields, String path, List<Problem> problems) {

    /// So many show that this is no release; more are not kept.
    static final int MOST_PROBLEMS = 100;

    private static final int SHOWN = 40;

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    String text(String name) {
        return read(
                name, json -> json instanceof Text(var value) ? kept(value) : Optional.empty(), "is not plain text");
    }

    /// An id is a text or a whole number (OCDS 1.1 release schema).
    @Nullable
    String id(String name) {
        Function<Json, Optional<String>> id = json -> switch (json) {
            case Text(var value) -> kept(value);
            case Num(var written) -> Optional.of(written);
            case Obj _, Arr _, Bool _, Nothing _ -> Optional.empty();
        };
        return read(name, id, "is not an id");
    }

    @Nullable
    BigDecimal amount(String name) {
        return read(
                name,
                json -> json instanceof Num(var written) ? Amounts.read(written) : Optional.empty(),
                "is not a number of at most 15 digits");
    }

    @Nullable
    Boolean flag(String name) {
        return read(
                name,
                json -> json instanceof Bool(var value) ? Optional.of(value) : Optional.empty(),
                "is not true or false");
    }

    @Nullable
    LocalDate day(String name) {
        return read(
                name,
                json -> json instanceof Text(var value) ? Days.read(value) : Optional.empty(),
                "is not a date like 2026-04-01T00:00:00+01:00");
    }

    @Nullable
    Instant moment(String name) {
        return read(
                name,
                json -> json instanceof Text(var value) ? Days.moment(value) : Optional.empty(),
                "is not a time like 2026-04-01T12:30:00+01:00");
    }

    /// The object of this name; one without fields where there is none.
    Fields object(String name) {
        var fields = read(
                name,
                json -> json instanceof Obj(var within) ? Optional.of(within) : Optional.empty(),
                "is not an object");
        return new Fields(fields == null ? Map.of() : fields, at(name), problems);
    }

    /// The objects in the array of this name, each with a path of its own.
    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        var items = items(name);
        for (int i = 0; i < items.size(); i++) {
            var where = at(name) + "[" + i + "]";
            if (items.get(i) instanceof Obj(var within)) objects.add(new Fields(within, where, problems));
            else problem(where, " is not an object");
        }
        return objects;
    }

    /// The ids in the array of this name.
    List<String> ids(String name) {
        var ids = new ArrayList<String>();
        for (var item : items(name)) {
            var id = new Fields(Map.of(name, item), path, problems).id(name);
            if (id != null) ids.add(id);
        }
        return ids;
    }

    private List<Json> items(String name) {
        var items =
                read(name, json -> json instanceof Arr(var all) ? Optional.of(all) : Optional.empty(), "is not a list");
        return items == null ? List.of() : items;
    }

    private <T> @Nullable T read(String name, Function<Json, Optional<T>> reading, String wrong) {
        var json = fields.getOrDefault(name, Json.NOTHING);
        if (json instanceof Nothing) return null;
        var value = reading.apply(json);
        if (value.isEmpty()) problem(at(name), " is " + shown(json) + ", which " + wrong);
        return value.orElse(null);
    }

    private void problem(String where, String wrong) {
        if (problems.size() < MOST_PROBLEMS) problems.add(new Problem(where, where + wrong));
    }

    /// Blank is nothing, but no problem; PostgreSQL can keep neither a zero byte nor half of a
    /// surrogate pair.
    private static Optional<String> kept(String text) {
        var bad = text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return bad ? Optional.empty() : Optional.of(text.strip());
    }

    private static String shown(Json json) {
        return switch (json) {
            case Text(var value) -> "“" + cut(value) + "”";
            case Num(var written) -> cut(written);
            case Bool(var value) -> String.valueOf(value);
            case Obj _ -> "an object";
            case Arr _ -> "a list";
            case Nothing _ -> "null";
        };
    }

    private static String cut(String text) {
        var plain = text.codePoints()
                .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '?' : c)
                .limit(SHOWN + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.codePointCount(0, plain.length()) <= SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
