package org.tallystick.library.ocds;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.ocds.Json.Arr;
import org.tallystick.library.ocds.Json.Obj;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// The releases in a file: one release, a release package, a list of either, or JSON Lines. What is
/// none is named with the reason; the rest of the file is still read.
final class Releases {

    /// A real release takes two kilobytes and more, a file at most 20 MB.
    private static final int MOST = 20_000;

    private static final String TOO_MANY = "There are more than 20,000 releases in this file. Split it.";
    private static final String CHOOSE = "Choose the JSON of an award or contract notice.";

    private Releases() {}

    sealed interface Reading permits Release, Unreadable {}

    /// @param where the place in the file, like "line 3"; empty for the whole file
    record Unreadable(String where, String reason) implements Reading {}

    static List<Reading> read(byte[] bytes) {
        var lines = lines(bytes);
        if (lines.size() > MOST) return List.of(new Unreadable("", TOO_MANY));
        var readings = new ArrayList<Reading>();
        for (var line : lines) read(bytes, line, lines.size() == 1 ? "" : "line " + line.number(), readings);
        if (readings.isEmpty()) readings.add(new Unreadable("", "There is no release in this file. " + CHOOSE));
        return readings;
    }

    private record Line(int number, int from, int length) {}

    private static void read(byte[] bytes, Line line, String where, List<Reading> readings) {
        try {
            take(Json.read(bytes, line.from(), line.length()), where, readings);
        } catch (StreamConstraintsException tooMuch) {
            readings.add(new Unreadable(where, "This JSON is too large or too deep to be a release. " + CHOOSE));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            var place = at == null
                    ? ""
                    : " at line " + (at.getLineNr() + line.number() - 1) + ", column " + at.getColumnNr();
            readings.add(new Unreadable(
                    where,
                    "This is not complete and valid JSON: it goes wrong" + place + ". Download the notice again."));
        }
    }

    private static void take(Json json, String where, List<Reading> readings) {
        switch (json) {
            case Arr(var items) -> all(items, where, readings);
            case Obj(var fields) -> {
                if (fields.get("releases") instanceof Arr(var items)) all(items, where, readings);
                else if (fields.containsKey("records"))
                    readings.add(new Unreadable(
                            where,
                            "This is a record package, which merges many notices. Choose"
                                    + " the release package, or the compiledRelease within the"
                                    + " record."));
                else readings.add(ReleaseReader.read(new Obj(fields)));
            }
            case Json.Text _, Json.Num _, Json.Bool _, Json.Nothing _ ->
                readings.add(new Unreadable(where, "This is JSON, but not a release. " + CHOOSE));
        }
    }

    private static void all(List<Json> items, String where, List<Reading> readings) {
        if (items.size() > MOST) {
            readings.add(new Unreadable(where, TOO_MANY));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            var place = (where.isEmpty() ? "" : where + ", ") + "release " + (i + 1);
            if (items.get(i) instanceof Obj release) readings.add(ReleaseReader.read(release));
            else readings.add(new Unreadable(place, "This is not a release. " + CHOOSE));
        }
    }

    /// The file's lines where the first is a whole JSON value with more below it (JSON Lines); the
    /// whole file otherwise.
    private static List<Line> lines(byte[] bytes) {
        var lines = new ArrayList<Line>();
        for (int from = 0, number = 1; from < bytes.length && lines.size() <= MOST; number++) {
            var end = from;
            while (end < bytes.length && bytes[end] != '\n') end++;
            if (!blank(bytes, from, end)) lines.add(new Line(number, from, end - from));
            from = end + 1;
        }
        if (lines.size() > 1 && whole(bytes, lines.getFirst())) return lines;
        return lines.isEmpty() ? List.of() : List.of(new Line(1, 0, bytes.length));
    }

    private static boolean blank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
        return true;
    }

    private static boolean whole(byte[] bytes, Line line) {
        try {
            return Json.read(bytes, line.from(), line.length()) instanceof Obj;
        } catch (JacksonException part) {
            return false;
        }
    }
}
