package org.tallystick.library.spendfile;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows the lines that sum up those above them, which would count every payment twice.
final class Totals {

    private static final Pattern TOTAL = Pattern.compile(
            "(?i)(?:(?:grand|sub|overall|report|page|final|monthly|month|year)[ -]*)?totals?(?: *\\(?£\\)?)? *:?");

    /// "Acme Ltd Total" and "Total of April", and not "Total Gas and Power".
    private static final Pattern SAYS_TOTAL = Pattern.compile(
            "(?i)(?:.*\\btotals?[ :]*|(?:grand|sub|overall)[ -]*totals?\\b.*"
                    + "|totals?[ :]+(?:of|for|paid|payments?|spend|spent|spending|amount|expenditure|value|to|this|in|all)\\b.*)");

    private static final String SUM = "This line is the total of the lines above it";
    private static final String CALLED = "This line calls itself a total";

    private final int supplier;
    private final int date;
    private final int amount;

    private long all;
    private long group;
    private long lines;
    private long inGroup;

    Totals(Map<Field, Integer> columns) {
        supplier = columns.getOrDefault(Field.SUPPLIER, -1);
        date = columns.getOrDefault(Field.DATE, -1);
        amount = columns.getOrDefault(Field.AMOUNT, -1);
    }

    /// Why the line is a total; null where it is a payment, which is remembered.
    @Nullable
    String isTotal(CsvLines line, long pence) {
        boolean sums = (lines > 0 && pence == all) || (inGroup > 0 && pence == group);
        boolean sumsMany = (lines > 1 && pence == all) || (inGroup > 1 && pence == group);
        var called = isCalledTotal(line);
        if (called || (sums && saysTotal(line)) || (sumsMany && isAlone(line))) {
            group = 0;
            inGroup = 0;
            return sums ? SUM : CALLED;
        }
        all += pence;
        group += pence;
        lines++;
        inGroup++;
        return null;
    }

    private boolean isCalledTotal(CsvLines line) {
        int first = 0;
        while (first < line.fields() && isEmpty(line, first)) first++;
        return isTotal(line, first) || isTotal(line, supplier);
    }

    private static boolean isTotal(CsvLines line, int field) {
        if (field < 0 || field >= line.fields()) return false;
        line.tidy(field);
        int length = line.to(field) - line.from(field);
        return length >= 5
                && length <= 24
                && hasTotal(line, field)
                && TOTAL.matcher(line.text(field)).matches();
    }

    /// Nearly no cell has a "tot" in it, and no text is made of one that has not.
    private static boolean hasTotal(CsvLines line, int field) {
        var bytes = line.buffer();
        for (int at = line.from(field); at + 2 < line.to(field); at++)
            if ((bytes[at] | 0x20) == 't' && (bytes[at + 1] | 0x20) == 'o' && (bytes[at + 2] | 0x20) == 't')
                return true;
        return false;
    }

    private static boolean saysTotal(CsvLines line) {
        for (int field = 0; field < line.fields(); field++) {
            line.tidy(field);
            if (hasTotal(line, field) && SAYS_TOTAL.matcher(line.text(field)).matches()) return true;
        }
        return false;
    }

    /// Whether the line has its amount, perhaps a date, and nothing else: nobody was paid.
    private boolean isAlone(CsvLines line) {
        if (supplier < 0 || !isEmpty(line, supplier)) return false;
        for (int field = 0; field < line.fields(); field++)
            if (field != amount
                    && field != date
                    && !isEmpty(line, field)
                    && line.text(field).codePoints().anyMatch(Character::isLetter)) return false;
        return true;
    }

    private static boolean isEmpty(CsvLines line, int field) {
        if (field >= line.fields()) return true;
        line.tidy(field);
        return line.from(field) == line.to(field);
    }
}
