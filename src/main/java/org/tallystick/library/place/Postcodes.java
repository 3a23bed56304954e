package org.tallystick.library.place;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;

/// Postcode to authority, for Great Britain. The table holds where the authority changes as
/// postcodes run in order; one that it does not name falls in the range of the last before it, so
/// that new and ended postcodes are found too, where their district exists. Nothing is found in
/// Northern Ireland, the Channel Islands or the Isle of Man.
public final class Postcodes {

    private static final int WIDTH = 5;

    private final String edition;
    private final String sha256;
    private final long[] starts;
    private final short[] places;
    private final String[] codes;
    private final Set<String> areas;

    /// Empty in a table that was made before districts were kept: then none is doubted.
    private final Set<String> districts;

    private Postcodes(
            String edition, String sha256, long[] starts, short[] places, String[] codes, Set<String> districts) {
        this.edition = edition;
        this.sha256 = sha256;
        this.starts = starts;
        this.places = places;
        this.codes = codes;
        this.areas = areasOf(starts);
        this.districts = districts;
    }

    /// The table that comes with Tallystick.
    public static Postcodes builtIn() {
        return Holder.BUILT_IN;
    }

    /// A table made by `tallystick places make`.
    ///
    /// @throws IOException where it cannot be read, or is no such table
    public static Postcodes read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /// The table that somebody named, or the one built in.
    ///
    /// @throws CommandRefused where it cannot be read, or is no such table
    public static Postcodes named(@Nullable Path file) {
        if (file == null) return builtIn();
        try {
            return read(file);
        } catch (IOException | RuntimeException unreadable) {
            throw new CommandRefused(
                    file + " is not a table of postcodes: make one with tallystick places make.", unreadable);
        }
    }

    static Postcodes read(InputStream in) throws IOException {
        var bytes = in.readAllBytes();
        var sha256 = PostcodeTable.digest().digest(bytes);
        return parse(bytes, HexFormat.of().formatHex(sha256));
    }

    /// "November 2022": the month of the ONS postcode directory that the table was made from.
    public String edition() {
        return edition;
    }

    /// Of the table's bytes, for receipts.
    public String sha256() {
        return sha256;
    }

    public int ranges() {
        return starts.length;
    }

    /// The GSS code of the authority that the postcode lay in at this edition; empty where that is
    /// not known.
    public Optional<String> authority(Postcode postcode) {
        return Optional.ofNullable(find(postcode));
    }

    /// Whether the table gives this authority to any postcode.
    public boolean names(String authority) {
        return Arrays.asList(codes).contains(authority);
    }

    /// Whether there is a postcode district like "SY1", in an area that the table knows.
    public boolean knows(String district) {
        return areas.contains(Postcode.area(district)) && (districts.isEmpty() || districts.contains(district));
    }

    /// The letters that the postcodes in the table begin with.
    public Set<String> areas() {
        return Set.copyOf(areas);
    }

    private @Nullable String find(Postcode postcode) {
        if (!knows(postcode.district())) return null;
        int at = Arrays.binarySearch(starts, postcode.key());
        int range = at >= 0 ? at : -at - 2;
        return range < 0 || places[range] < 0 ? null : codes[places[range]];
    }

    private static Set<String> areasOf(long[] starts) {
        Set<String> areas = new HashSet<>();
        for (long start : starts)
            areas.add(Postcode.area(Long.toString(start, 36).toUpperCase(Locale.ROOT)));
        areas.removeAll(PostcodeTable.LEFT_OUT);
        return areas;
    }

    private static Postcodes parse(byte[] bytes, String sha256) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        if (!PostcodeTable.FORM.equals(lines.readLine()))
            throw new IOException("This is not a table of postcodes: make one with places make");
        var edition = "";
        var codes = new String[0];
        var starts = new long[1 << 16];
        var places = new short[1 << 16];
        int count = 0;
        Set<String> districts = Set.of();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("# edition: ")) edition = line.substring(11);
            else if (line.startsWith("authorities ")) codes = line.substring(12).split(" ");
            else if (line.startsWith("districts "))
                districts = Set.of(line.substring(10).split(" "));
            else if (!line.startsWith("#")) {
                int tab = line.indexOf('\t');
                for (int at = tab + 1; at < line.length(); at += WIDTH) {
                    if (count == starts.length) {
                        starts = Arrays.copyOf(starts, count * 2);
                        places = Arrays.copyOf(places, count * 2);
                    }
                    starts[count] = Long.parseLong(line.substring(0, tab), 36) * 36 * 36 * 36;
                    starts[count] += Long.parseLong(line.substring(at, at + 3), 36);
                    var place = line.substring(at + 3, at + WIDTH);
                    places[count++] = place.equals(PostcodeTable.NONE) ? -1 : Short.parseShort(place, 36);
                }
            }
        }
        return new Postcodes(
                edition, sha256, Arrays.copyOf(starts, count), Arrays.copyOf(places, count), codes, districts);
    }

    private static final class Holder {
        static final Postcodes BUILT_IN = open();

        private static Postcodes open() {
            try (var in = Postcodes.class.getResourceAsStream("/places/postcodes.txt")) {
                return read(Objects.requireNonNull(in));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
