package org.tallystick.library.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.shared.CommandRefused;

/// The ONS Postcode Directory as it is published, one line a postcode with the ended ones among
/// them (ONSPD user guide). The headings have changed over the years and are told by their words.
final class OnsDirectory {

    private static final Pattern POSTCODE = Pattern.compile("pcds?|pcd[278]");
    private static final Pattern AUTHORITY = Pattern.compile("(os)?laua|lad([0-9]{2})?cd");

    /// 36 to the seventh power needs 37 bits of the 63; the rest is room for the authority.
    private static final int PLACE_BITS = 12;

    private OnsDirectory() {}

    /// The table made of it.
    ///
    /// @param edition the month of the directory, like "November 2025"
    static String table(Path csv, String edition) throws IOException {
        List<String> codes = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        var lines = new long[1 << 20];
        int count = 0;
        try (var reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(csv)) {
            int postcode = -1;
            int authority = -1;
            for (var line : reader) {
                if (authority < 0) {
                    postcode = column(line.getFields(), POSTCODE);
                    authority = column(line.getFields(), AUTHORITY);
                    if (postcode < 0 || authority < 0) throw notTheDirectory(csv);
                    continue;
                }
                if (line.getFieldCount() <= Math.max(postcode, authority)) continue;
                var read = Postcode.read(line.getField(postcode));
                if (read.isEmpty()) continue;
                var code = line.getField(authority).strip();
                int number = numbers.computeIfAbsent(code, fresh -> {
                    codes.add(fresh);
                    return codes.size() - 1;
                });
                if (count == lines.length) lines = Arrays.copyOf(lines, count * 2);
                lines[count++] = read.get().key() << PLACE_BITS | number;
            }
            if (authority < 0) throw notTheDirectory(csv);
        } catch (CsvParseException | UncheckedIOException broken) {
            throw notTheDirectory(csv);
        }
        return table(Arrays.copyOf(lines, count), codes, edition);
    }

    private static String table(long[] lines, List<String> codes, String edition) {
        Arrays.sort(lines);
        var table = new PostcodeTable(PostcodeTable.inGreatBritain(codes), lines.length);
        for (long line : lines) table.add(line >> PLACE_BITS, codes.get((int) (line & ((1 << PLACE_BITS) - 1))));
        return table.write(edition);
    }

    private static int column(List<String> headings, Pattern wanted) {
        for (int at = 0; at < headings.size(); at++) {
            var heading = headings.get(at).strip().toLowerCase(Locale.ROOT);
            if (wanted.matcher(heading.replace("\uFEFF", "")).matches()) return at;
        }
        return -1;
    }

    private static CommandRefused notTheDirectory(Path csv) {
        return new CommandRefused(csv
                + " is not the ONS Postcode Directory: its first line names no column of"
                + " postcodes (pcds) or of local authorities (oslaua, lad25cd).");
    }
}
