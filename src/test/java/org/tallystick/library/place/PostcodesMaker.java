package org.tallystick.library.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.SharedData;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Makes `places/postcodes.txt` from the open facts of the ONS postcode directory of November 2022,
/// as a public look-up of ranges holds them (mysociety/mini-postcode-lookup). Run its main method
/// to make it again.
final class PostcodesMaker {

    /// From here on districts are of large users, and have gaps.
    private static final int MOST_GEOGRAPHIC = 90;

    private PostcodesMaker() {}

    static void main() throws IOException {
        Files.writeString(Path.of("src/main/resources/places/postcodes.txt"), make(ranges()));
    }

    /// Where each range begins, and the code of its authority; "" for none.
    record Ranges(long[] starts, String[] codes) {}

    static Ranges ranges() {
        var file = SharedData.at("data/places/postcode-to-authority.json");
        var json = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()
                .readTree(file.toFile());
        var names = new ArrayList<String>();
        for (var name : json.get("value_values")) names.add(name.isString() ? name.asString() : "");
        var steps = json.get("postcode_keys");
        var values = json.get("value_key");
        var starts = new long[steps.size()];
        var codes = new String[steps.size()];
        for (int at = 0; at < starts.length; at++) {
            starts[at] = steps.get(at).asLong() + (at == 0 ? 0 : starts[at - 1]);
            int value = values.get(at).asInt();
            codes[at] = value == 0 ? codes[at - 2] : names.get(value - 1);
        }
        return new Ranges(starts, codes);
    }

    static String make(Ranges ranges) {
        var codes = PostcodeTable.inGreatBritain(java.util.Arrays.asList(ranges.codes()));
        var table = new PostcodeTable(codes, ranges.starts().length);
        for (int at = 0; at < ranges.starts().length; at++) {
            var text = Long.toString(ranges.starts()[at], 36).toUpperCase(Locale.ROOT);
            table.add(Postcode.read(text).orElseThrow(() -> new IllegalArgumentException(text)), ranges.codes()[at]);
        }
        districts().forEach(table::add);
        return table.write("November 2022");
    }

    /// The ranges name only the districts where an authority changes. Real postcodes name most of
    /// the others, and where two neighbours exist the number between them is taken to.
    private static Set<String> districts() {
        var known = new TreeSet<String>();
        try (var lines = Files.lines(SharedData.at("data/places/10000_postcodes.csv"))) {
            lines.forEach(line -> Postcode.read(line).map(Postcode::district).ifPresent(known::add));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (long start : ranges().starts()) {
            var text = Long.toString(start, 36).toUpperCase(Locale.ROOT);
            known.add(text.substring(0, text.length() - 3));
        }
        for (var each : Set.copyOf(known)) {
            var area = Postcode.area(each);
            var number = each.substring(area.length());
            if (!number.matches("[0-9]{1,2}")) continue;
            int next = Integer.parseInt(number) + 1;
            if (next < MOST_GEOGRAPHIC && known.contains(area + (next + 1))) known.add(area + next);
        }
        return known;
    }
}
