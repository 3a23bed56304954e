package org.tallystick.library.spendfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What headings mean. Many that files use are known, in `spend/headings.csv`; any other is judged
/// by its words. [Guessing] asks the cells below, too.
public final class Headings {

    private static final Map<String, Known> KNOWN = read();

    /// Beside another date these tell when the invoice was written; alone they are all there is.
    private static final Set<String> INVOICED =
            Set.of("invoicedate", "dateofinvoice", "documentdate", "supplierinvoicedate");

    private static final int LONGEST = 60;

    private Headings() {}

    /// @param rank the lower, the more telling
    record Known(Field field, int rank) {}

    static Optional<Known> known(String heading) {
        return Optional.ofNullable(KNOWN.get(plain(heading)));
    }

    static boolean isInvoiced(String heading) {
        return INVOICED.contains(plain(heading));
    }

    /// The field that the words of a heading speak of, amounts aside; null for none. One that is
    /// known to mean another has spoken already.
    static @Nullable Field byWords(String heading) {
        var plain = plain(heading);
        if (plain.isEmpty() || plain.length() > LONGEST) return null;
        var words = words(heading);
        if (any(plain, "postcode")) return Field.POSTCODE;
        if (any(plain, "code", "type", "status", "currency", "reference", "address")) return null;
        if (any(plain, "companynumber", "companyreg")) return Field.COMPANY_NUMBER;
        if (any(plain, "charitynumber", "charityreg")) return Field.CHARITY_NUMBER;
        if (speaksOfSupplier(plain, words))
            return any(plain, "number", "ref", "vat", "group", "date") || words.contains("id") || words.contains("no")
                    ? null
                    : Field.SUPPLIER;
        if (speaksOfDate(plain, words)) return Field.DATE;
        if (any(plain, "directorate", "department")) return Field.DEPARTMENT;
        if (any(plain, "purpose", "description")) return Field.PURPOSE;
        return plain.contains("category") ? Field.CATEGORY : null;
    }

    private static boolean speaksOfSupplier(String plain, List<String> words) {
        return any(
                        plain,
                        "supplier",
                        "vendor",
                        "payee",
                        "beneficiary",
                        "merchant",
                        "creditor",
                        "contractor",
                        "recipient",
                        "paidto")
                || words.contains("company")
                || words.contains("firm")
                || words.contains("trader")
                || words.contains("provider")
                || plain.equals("name");
    }

    private static boolean speaksOfDate(String plain, List<String> words) {
        return (plain.contains("date") || words.contains("day") || words.contains("when"))
                && !any(plain, "update", "birth", "due", "start", "expir", "review", "enddate", "receiv");
    }

    private static boolean any(String text, String... parts) {
        for (var part : parts) if (text.contains(part)) return true;
        return false;
    }

    /// The letters and digits of a heading, in lower case.
    public static String plain(String heading) {
        var plain = new StringBuilder();
        heading.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /// The words of a heading in lower case, also where they are written as one: "NetAmount",
    /// "AMOUNTEXVAT".
    static List<String> words(String heading) {
        var apart = heading.replace("£", " gbp ")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace("v.a.t.", "vat")
                .replaceAll("(?<=[a-z])amount|amount(?=[a-z]{2})", " amount ")
                .replaceAll("\\bvat(?=(?:amount|value|excl|incl))", "vat ")
                .replaceAll("\\b(ex|exc|excl|inc|incl|net|non|plus)of?vat\\b", "$1 vat");
        var words = new ArrayList<String>();
        for (var word : Arrays.asList(apart.split("[^a-z0-9]+"))) if (!word.isEmpty()) words.add(word);
        return words;
    }

    private static Map<String, Known> read() {
        Map<String, Known> known = new HashMap<>();
        try (var in = Headings.class.getResourceAsStream("/spend/headings.csv");
                var lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("field,"))
                    .forEach(line -> {
                        int comma = line.indexOf(',');
                        known.putIfAbsent(
                                plain(line.substring(comma + 1)),
                                new Known(Field.of(line.substring(0, comma)), known.size()));
                    });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return known;
    }
}
