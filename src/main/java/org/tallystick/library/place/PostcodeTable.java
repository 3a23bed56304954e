package org.tallystick.library.place;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the table that [Postcodes] reads: the districts that exist, and one line a postcode
/// district where the authority changes, and in it five characters for each place where the
/// authority changes: the last three of the postcode, and the authority's number in base 36, or
/// `--` for none.
final class PostcodeTable {

    static final String FORM = "# Tallystick postcodes 1";
    static final String NONE = "--";

    /// Northern Ireland (its postcodes are licensed for internal use only), the islands that are
    /// not in the United Kingdom, and a bank's.
    static final Set<String> LEFT_OUT = Set.of("BT", "JE", "GY", "IM", "GIR");

    private static final String LICENCES = """
            # Postcode to local authority, Great Britain only. Northern Ireland is left out.
            # Contains OS data © Crown copyright and database right.
            # Contains Royal Mail data © Royal Mail copyright and database right.
            # Source: Office for National Statistics licensed under the Open Government Licence v3.0.
            """;

    private final SortedSet<String> districts = new TreeSet<>();
    private final String[] codes;
    private final long[] starts;
    private final int[] places;
    private int count;

    /// @param codes every authority that will be named, in the table's order
    /// @param most how many postcodes will be added, at most
    public PostcodeTable(List<String> codes, int most) {
        this.codes = codes.stream().distinct().sorted().toArray(String[]::new);
        this.starts = new long[most];
        this.places = new int[most];
    }

    /// Adds a postcode, or the beginning of a range; in ascending order.
    ///
    /// @param code empty where no authority of Great Britain is there
    public void add(Postcode postcode, String code) {
        add(postcode.key(), code);
    }

    /// Adds a district that exists; those of the postcodes that are added are known already.
    public void add(String district) {
        if (!LEFT_OUT.contains(Postcode.area(district))) districts.add(district);
    }

    void add(long key, String code) {
        var written = Long.toString(key, 36).toUpperCase(Locale.ROOT);
        add(written.substring(0, written.length() - 3));
        int place = Arrays.binarySearch(codes, code);
        if (count > 0 && key <= starts[count - 1]) {
            if (key == starts[count - 1]) return;
            throw new IllegalArgumentException("postcodes must come in order");
        }
        starts[count] = key;
        places[count++] = place < 0 ? -1 : place;
    }

    /// @param edition the month of the directory, like "November 2022"
    public String write(String edition) {
        var text = new StringBuilder(400_000).append(FORM).append('\n').append(LICENCES);
        text.append("# edition: ").append(edition).append('\n');
        text.append("authorities ").append(String.join(" ", codes)).append('\n');
        text.append("districts ").append(String.join(" ", districts));
        String district = null;
        String area = null;
        int last = -2;
        for (int at = 0; at < count; at++) {
            var key = Long.toString(starts[at], 36).toUpperCase(Locale.ROOT);
            var its = key.substring(0, key.length() - 3);
            var where = Postcode.area(its);
            // Each area names its first postcode, so that a range never reaches into the next.
            if (places[at] == last && where.equals(area)) continue;
            if (!its.equals(district)) text.append('\n').append(its).append('\t');
            text.append(key.substring(key.length() - 3)).append(number(places[at]));
            district = its;
            area = where;
            last = places[at];
        }
        return text.append('\n').toString();
    }

    private static String number(int place) {
        if (place < 0) return NONE;
        var text = Integer.toString(place, 36);
        return text.length() == 1 ? "0" + text : text;
    }

    /// The authorities of a list, without those that the table leaves out.
    public static List<String> inGreatBritain(List<@Nullable String> codes) {
        var kept = new ArrayList<String>();
        for (var code : codes)
            if (code != null && code.matches("[ESW][0-9]{8}") && !code.endsWith("999999")) kept.add(code);
        return kept;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
