package org.tallystick.spend;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The headings that are known, in `spend/headings.csv`, and which column of a file means which
/// field. A heading that is not known is judged by its words, after all that are.
public final class Headings {

    private static final Map<String, Known> KNOWN = read();
    private static final int BY_WORDS = 1_000;

    /// Beside another date these tell when the invoice was written; alone they are all there is.
    private static final Set<String> INVOICED =
            Set.of("invoicedate", "dateofinvoice", "documentdate", "supplierinvoicedate");

    private Headings() {}

    private record Known(Field field, int rank) {}

    /// The fields that a row of headings names, each with its column; a field named twice is the
    /// column whose heading tells more, or the first.
    static Map<Field, Integer> match(List<String> row) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        Map<Field, Integer> ranks = new EnumMap<>(Field.class);
        for (int column = 0; column < row.size(); column++) {
            var known = known(row.get(column));
            if (known == null) continue;
            int rank = ranks.getOrDefault(known.field(), Integer.MAX_VALUE);
            if (known.rank() >= rank) continue;
            ranks.put(known.field(), known.rank());
            columns.put(known.field(), column);
        }
        for (int column = 0; column < row.size(); column++)
            if (INVOICED.contains(plain(row.get(column)))
                    && columns.getOrDefault(Field.DATE, column) != column)
                columns.putIfAbsent(Field.INVOICE_DATE, column);
        return columns;
    }

    /// How sure it is that these columns come from a row of headings; 0 where it is none.
    static int score(Map<Field, Integer> columns) {
        if (!columns.containsKey(Field.AMOUNT)) return 0;
        int more = 0;
        if (columns.containsKey(Field.DATE)) more += 100;
        if (columns.containsKey(Field.SUPPLIER)) more += 100;
        return more == 0 ? 0 : more + columns.size();
    }

    private static @Nullable Known known(String heading) {
        var plain = plain(heading);
        var known = KNOWN.get(plain);
        if (known != null || plain.isEmpty() || plain.length() > 60) return known;
        var field = byWords(plain);
        return field == null ? null : new Known(field, BY_WORDS);
    }

    private static @Nullable Field byWords(String plain) {
        if (any(plain, "postcode")) return Field.POSTCODE;
        if (any(plain, "code", "type", "status", "currency", "reference", "address")) return null;
        if (any(plain, "companynumber", "companyreg")) return Field.COMPANY_NUMBER;
        if (any(plain, "charitynumber", "charityreg")) return Field.CHARITY_NUMBER;
        if (any(plain, "supplier", "vendor", "payee", "beneficiary", "merchant", "creditor"))
            return any(plain, "number", "ref", "vat", "group")
                            || plain.endsWith("id")
                            || plain.endsWith("no")
                    ? null
                    : Field.SUPPLIER;
        if (plain.contains("vat") && !any(plain, "net", "exc", "amount", "inc")) return null;
        if (any(plain, "amount", "netof", "paymentvalue", "gbp")) return Field.AMOUNT;
        if (plain.contains("date") && !plain.contains("update")) return Field.DATE;
        if (any(plain, "directorate", "department")) return Field.DEPARTMENT;
        if (any(plain, "purpose", "description")) return Field.PURPOSE;
        return plain.contains("category") ? Field.CATEGORY : null;
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

    private static Map<String, Known> read() {
        Map<String, Known> known = new HashMap<>();
        try (var in = Headings.class.getResourceAsStream("/spend/headings.csv");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("field,"))
                    .forEach(
                            line -> {
                                int comma = line.indexOf(',');
                                known.putIfAbsent(
                                        plain(line.substring(comma + 1)),
                                        new Known(
                                                Field.of(line.substring(0, comma)), known.size()));
                            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return known;
    }
}
