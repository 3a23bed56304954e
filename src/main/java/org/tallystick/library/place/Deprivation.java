package org.tallystick.library.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;

/// In which tenth of its country's index of multiple deprivation each postcode lies, from the files
/// that the governments publish: a line a postcode, with its small area and its decile, 1 for the
/// most deprived. England's, Wales's and Scotland's indices measure different things and cannot be
/// compared, and so a tenth is never told without its country.
public final class Deprivation {

    /// How many tenths count as the most deprived where a file does not say.
    public static final int TENTHS = 2;

    private static final int LOWEST_HEADING = 40;

    /// As many as one byte of a line can tell apart.
    private static final int MOST_FILES = 256;

    private static final Map<Character, String> COUNTRIES = Map.of('E', "england", 'W', "wales", 'S', "scotland");

    private final Map<Character, Integer> tenths = new TreeMap<>();

    /// Postcode, country's letter, tenth and file in one number, so that they sort by postcode.
    private long[] lines = new long[1 << 10];

    private int count;
    private int files;

    /// A postcode's tenth.
    ///
    /// @param country "england", "wales" or "scotland"
    /// @param tenth from 1, the most deprived, to 10
    /// @param file which of the files says so, counted from 0 in the order they were added
    public record Tenth(String country, int tenth, int file) {}

    /// What a file says of itself in the lines above its headings.
    ///
    /// @param name of the index, "" where it does not say
    /// @param asAt when it was published, "" likewise
    /// @param tenths how many of them count as the most deprived
    /// @param postcodes how many are placed, by country
    public record About(String name, String asAt, int tenths, Map<String, Integer> postcodes) {
        public About {
            postcodes = Map.copyOf(postcodes);
        }
    }

    private record Columns(int postcode, int area, int decile) {}

    /// Whether the file's headings name postcodes and the deciles of an index.
    public static boolean isOne(Path csv) throws IOException {
        try (var reader = open(csv)) {
            int at = 0;
            for (var line : reader) {
                if (columns(line.getFields()).isPresent()) return true;
                if (++at == LOWEST_HEADING) return false;
            }
        } catch (CsvParseException another) {
            return false;
        }
        return false;
    }

    private static CsvReader<CsvRecord> open(Path csv) throws IOException {
        // Nothing that is read here lies outside ASCII but what a file is called.
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new InputStreamReader(Files.newInputStream(csv), Charset.forName("windows-1252")));
    }

    /// Adds a file; [#seal] follows the last.
    ///
    /// @param places tell the country where the file names no small areas
    public About add(Path csv, Postcodes places) throws IOException {
        var about = new TreeMap<String, String>();
        var found = new TreeMap<String, Integer>();
        Columns columns = null;
        int before = count;
        try (var reader = open(csv)) {
            for (var line : reader) {
                if (columns == null) {
                    columns = columns(line.getFields()).orElse(null);
                    if (line.getFieldCount() > 1)
                        about.put(plain(line.getField(0)), line.getField(1).strip());
                } else add(line.getFields(), columns, places, found);
            }
        } catch (CsvParseException broken) {
            count = before;
            throw new CommandRefused(
                    csv
                            + " cannot be read to its end, perhaps because a quotation mark is opened and never closed. Correct it and try again.",
                    broken);
        }
        if (++files > MOST_FILES)
            throw new CommandRefused("More than " + MOST_FILES + " indices of deprivation: remove some.");
        if (columns == null)
            throw new CommandRefused(csv
                    + " is not an index of deprivation we can read: a line must name a column"
                    + " of postcodes and one of deciles (Index of Multiple Deprivation"
                    + " Decile). A rank alone does not show which tenth.");
        int most = tenths(about.getOrDefault("mostdeprivedtenths", ""));
        found.keySet().forEach(country -> tenths.put(letter(country), most));
        return new About(about.getOrDefault("index", ""), about.getOrDefault("asat", ""), most, found);
    }

    private void add(List<String> line, Columns columns, Postcodes places, Map<String, Integer> found) {
        var postcode = Postcode.read(cell(line, columns.postcode())).orElse(null);
        var decile = cell(line, columns.decile());
        if (postcode == null || !decile.matches("10|[1-9]")) return;
        char country = country(cell(line, columns.area()), postcode, places);
        var name = COUNTRIES.get(country);
        if (name == null) return;
        if (count == lines.length) lines = Arrays.copyOf(lines, count * 2);
        lines[count++] = postcode.key() << 24 | country << 16 | Integer.parseInt(decile) << 8 | files;
        found.merge(name, 1, Integer::sum);
    }

    private static char country(String area, Postcode postcode, Postcodes places) {
        var code = area.isEmpty() ? places.authority(postcode).orElse("") : area;
        return code.isEmpty() ? ' ' : Character.toUpperCase(code.charAt(0));
    }

    private static int tenths(String written) {
        return written.matches("[1-9]") ? Integer.parseInt(written) : TENTHS;
    }

    private static char letter(String country) {
        return Character.toUpperCase(country.charAt(0));
    }

    public Deprivation seal() {
        lines = Arrays.copyOf(lines, count);
        Arrays.sort(lines);
        return this;
    }

    public Optional<Tenth> of(Postcode postcode) {
        int at = Arrays.binarySearch(lines, postcode.key() << 24);
        int next = at < 0 ? -at - 1 : at;
        if (next == count || lines[next] >> 24 != postcode.key()) return Optional.empty();
        return Optional.ofNullable(COUNTRIES.get(country(lines[next])))
                .map(country -> new Tenth(country, tenth(lines[next]), (int) (lines[next] & 0xFF)));
    }

    /// "england-1-2" for a postcode in the most deprived two tenths of England and "england-3-10"
    /// for another there: which index, and what counts as deprived, stand in the word itself.
    /// "unknown" for what no index places.
    public String flag(@Nullable String postcode) {
        return Optional.ofNullable(postcode)
                .flatMap(Postcode::read)
                .flatMap(this::of)
                .map(tenth -> {
                    int most = tenths.getOrDefault(letter(tenth.country()), TENTHS);
                    return tenth.country() + (tenth.tenth() <= most ? "-1-" + most : "-" + (most + 1) + "-10");
                })
                .orElse("unknown");
    }

    /// The columns that a line of headings names, told by their words because each government's
    /// differ: "Postcode", "pcd7"; "LSOA Code", "DataZone"; "Index of Multiple Deprivation Decile",
    /// "SIMD2020v2_Decile", "WIMD 2019 overall decile".
    private static Optional<Columns> columns(List<String> headings) {
        int postcode = -1;
        int area = -1;
        int decile = -1;
        for (int at = 0; at < headings.size(); at++) {
            var plain = plain(headings.get(at));
            if (postcode < 0 && plain.matches("postcode[0-9]?|pcds?|pcd[278]")) postcode = at;
            if (area < 0 && plain.matches("lsoa([0-9]{2,4})?(code|cd)|datazone(code)?|dz(code)?|country")) area = at;
            if (decile < 0
                    && plain.contains("decile")
                    && plain.matches(".*(multipledeprivation|imd|wimd|simd|overall).*")) decile = at;
        }
        return postcode < 0 || decile < 0 ? Optional.empty() : Optional.of(new Columns(postcode, area, decile));
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String cell(List<String> line, int column) {
        return column < 0 || column >= line.size() ? "" : line.get(column).strip();
    }

    /// Every postcode with its country's letter and its tenth, in order, for a file that is small.
    void each(Each each) throws IOException {
        for (long line : lines) each.take(line >> 24, country(line), tenth(line));
    }

    private static char country(long line) {
        return (char) (line >> 16 & 0xFF);
    }

    private static int tenth(long line) {
        return (int) (line >> 8 & 0xFF);
    }

    /// Takes one postcode after another.
    interface Each {
        void take(long key, char country, int tenth) throws IOException;
    }
}
