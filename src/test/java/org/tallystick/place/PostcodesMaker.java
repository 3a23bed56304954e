package org.tallystick.place;

import org.tallystick.SharedData;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/// Makes `places/postcodes.txt` from the open facts of the ONS postcode directory of November 2022,
/// as a public look-up of ranges holds them (mysociety/mini-postcode-lookup). Run its main method
/// to make it again.
final class PostcodesMaker {

    private PostcodesMaker() {}

    static void main() throws IOException {
        Files.writeString(Path.of("src/main/resources/places/postcodes.txt"), make(ranges()));
    }

    /// Where each range begins, and the code of its authority; "" for none.
    record Ranges(long[] starts, String[] codes) {}

    static Ranges ranges() {
        var file = SharedData.at("data/places/postcode-to-authority.json");
        var json =
                JsonMapper.builder()
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
            table.add(
                    Postcode.read(text).orElseThrow(() -> new IllegalArgumentException(text)),
                    ranges.codes()[at]);
        }
        return table.write("November 2022");
    }
}
