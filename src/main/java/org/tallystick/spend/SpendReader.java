package org.tallystick.spend;

import org.tallystick.shared.VatBasis;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads a spending file from its headings to its end. Every line of data is used or set aside.
public final class SpendReader {

    private static final int LONGEST_VALUE = 200;

    private final SpendFile file;
    private final boolean monthFirst;
    private final int dateColumn;
    private final int amountColumn;
    private final int invoicedColumn;

    private long rows;
    private long used;
    private long unread;
    private long monthFirsts;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private long pence;
    private BigInteger carried = BigInteger.ZERO;

    private SpendReader(SpendFile file, boolean monthFirst) {
        this.file = file;
        this.monthFirst = monthFirst;
        dateColumn = file.columns().getOrDefault(Field.DATE, -1);
        amountColumn = file.columns().getOrDefault(Field.AMOUNT, -1);
        invoicedColumn = file.columns().getOrDefault(Field.INVOICE_DATE, -1);
    }

    /// What to do with the payments; asked for once, or a second time where the first reading took
    /// the days of the dates for months.
    public interface Taking {
        Payments begin() throws IOException;
    }

    /// Reads the file through. Where some dates can only have the month first, and all dates can,
    /// the file is read again like that.
    public static Reading read(SpendFile file, Taking taking) throws IOException {
        var reader = new SpendReader(file, false);
        var reading = reader.through(taking.begin());
        if (reader.monthFirsts == 0) return reading;
        var american = new SpendReader(file, true);
        american.through(new Nowhere());
        return american.unread < reader.unread
                        && american.unread == reader.unread - reader.monthFirsts
                ? new SpendReader(file, true).through(taking.begin())
                : reading;
    }

    /// Counts, and keeps nothing.
    static final class Nowhere implements Payments {
        @Override
        public void use(CsvLines lines, int day, int invoiced, long pence) {}

        @Override
        public void putAside(SetAside line) {}
    }

    private Reading through(Payments payments) throws IOException {
        var letters = new Letters();
        try (var in = file.content().open()) {
            in.skipNBytes(file.skip());
            var lines = new CsvLines(in, new byte[0], file.parter(), letters);
            while (lines.next()) if (lines.line() > file.headingLine()) line(lines, payments);
        }
        return reading(file.encoding().orElseGet(letters::name));
    }

    private void line(CsvLines lines, Payments payments) throws IOException {
        var fault = lines.fault();
        if (fault != null) {
            rows++;
            payments.putAside(aside(lines, "line", lines.text(0), fault));
            return;
        }
        long amount = Pence.NONE;
        boolean given = amountColumn >= 0 && amountColumn < lines.fields();
        if (given) {
            lines.tidy(amountColumn);
            amount = Pence.read(lines.buffer(), lines.from(amountColumn), lines.to(amountColumn));
        }
        if (amount == Pence.NONE && lines.blank()) return;
        rows++;
        int day = Days.NONE;
        if (dateColumn >= 0 && dateColumn < lines.fields()) {
            lines.tidy(dateColumn);
            day =
                    Days.read(
                            lines.buffer(),
                            lines.from(dateColumn),
                            lines.to(dateColumn),
                            monthFirst);
        }
        if (day <= Days.MONTH_FIRST) {
            unread++;
            if (day == Days.MONTH_FIRST) monthFirsts++;
        }
        if (amount == Pence.NONE) {
            var value = lines.text(amountColumn);
            payments.putAside(aside(lines, Field.AMOUNT.key(), value, amountReason(value)));
        } else if (day <= Days.MONTH_FIRST) {
            var value = lines.text(dateColumn);
            payments.putAside(aside(lines, Field.DATE.key(), value, dateReason(value, day)));
        } else {
            used++;
            if (day < first) first = day;
            if (day > last) last = day;
            add(amount);
            payments.use(lines, day, invoiced(lines), amount);
        }
    }

    private int invoiced(CsvLines lines) {
        if (invoicedColumn < 0 || invoicedColumn >= lines.fields()) return Days.NONE;
        lines.tidy(invoicedColumn);
        return Days.read(
                lines.buffer(), lines.from(invoicedColumn), lines.to(invoicedColumn), monthFirst);
    }

    private void add(long amount) {
        pence += amount;
        if (pence > Long.MAX_VALUE / 4 || pence < Long.MIN_VALUE / 4) {
            carried = carried.add(BigInteger.valueOf(pence));
            pence = 0;
        }
    }

    private SetAside aside(CsvLines lines, String field, String value, String reason) {
        var shown =
                value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return new SetAside(lines.line() + file.skippedLines(), field, shown, reason);
    }

    private String amountReason(String value) {
        if (file.headingLine() == 0 && amountColumn < 0)
            return "No row of headings with an amount was found";
        if (value.isEmpty()) return "No amount is given";
        if (value.equals("-")) return "A dash stands where the amount should be";
        return "This is not an amount of money, or reads two ways";
    }

    private String dateReason(String value, int day) {
        if (dateColumn < 0) return "The file has no column of dates";
        if (value.isEmpty()) return "No date is given";
        if (day == Days.MONTH_FIRST)
            return "The month stands before the day here, and not elsewhere in the file";
        return "This is not a day of the calendar between 1990 and 2099";
    }

    private Reading reading(String encoding) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        file.columns().forEach((field, column) -> columns.put(field, file.headings().get(column)));
        return new Reading(
                rows,
                used,
                new BigDecimal(carried.add(BigInteger.valueOf(pence)), 2),
                used == 0 ? null : LocalDate.ofEpochDay(first),
                used == 0 ? null : LocalDate.ofEpochDay(last),
                columns,
                encoding,
                vat(Optional.ofNullable(columns.get(Field.AMOUNT)).orElse("")));
    }

    private static VatBasis vat(String heading) {
        var plain = Headings.plain(heading);
        if (plain.contains("net") || plain.matches(".*(excl?|excluding|ex)vat.*"))
            return VatBasis.EXCLUDING;
        return plain.contains("gross") || plain.matches(".*inc(l|luding)?vat.*")
                ? VatBasis.INCLUDING
                : VatBasis.UNKNOWN;
    }
}
