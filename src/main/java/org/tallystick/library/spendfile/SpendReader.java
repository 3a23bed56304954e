package org.tallystick.library.spendfile;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.library.sheet.Letters;
import org.tallystick.shared.VatBasis;

/// Reads a spending file from its headings to its end. Every line of data is used or set aside.
public final class SpendReader {

    private static final int LONGEST_VALUE = 200;
    private static final String MIXED =
            "Some letters of the file are UTF-8 and some Windows-1252: look at the names with accents and signs";
    private static final String STRANGE =
            "Some bytes of the file are letters in neither UTF-8 nor Windows-1252: look at the names with accents and signs";
    private static final String NOTHING =
            "The file contains bytes that are not text: save it again as CSV (UTF-8) and send that";

    private final SpendFile file;
    private final Days.Way way;
    private final Totals totals;
    private final int dateColumn;
    private final int amountColumn;
    private final int creditColumn;
    private final int invoicedColumn;
    private final List<String> notes = new ArrayList<>();

    private long rows;
    private long used;
    private long unread;
    private long monthFirsts;
    private boolean meridiem;

    /// The days of the payments, from the earliest that is read.
    private final BitSet days = new BitSet();

    private long pence;
    private BigInteger carried = BigInteger.ZERO;

    private SpendReader(SpendFile file, boolean monthFirst) {
        this.file = file;
        way = new Days.Way(monthFirst, file.layout().from1904());
        totals = new Totals(file.columns());
        dateColumn = file.columns().getOrDefault(Field.DATE, -1);
        amountColumn = file.columns().getOrDefault(Field.AMOUNT, -1);
        creditColumn = file.columns().getOrDefault(Field.CREDIT, -1);
        invoicedColumn = file.columns().getOrDefault(Field.INVOICE_DATE, -1);
        notes.addAll(file.notes());
    }

    /// What to do with the payments; asked for once, or a second time where the first reading took
    /// the days of the dates for months.
    public interface Taking {
        Payments begin() throws IOException;
    }

    /// Reads the file through. Where some dates can only have the month first, and all dates can,
    /// the file is read again like that; and where all can be read both ways, but only with the
    /// month first they are near each other and have American times.
    public static Reading read(SpendFile file, Taking taking) throws IOException {
        var british = new SpendReader(file, false);
        var reading = british.through(taking.begin());
        if (british.monthFirsts == 0 && !british.readsBothWays()) return reading;
        var american = new SpendReader(file, true);
        american.through(new Nowhere());
        if (british.monthFirsts > 0)
            return american.unread < british.unread && american.unread == british.unread - british.monthFirsts
                    ? new SpendReader(file, true).through(taking.begin())
                    : reading;
        if (american.unread != british.unread || american.days.equals(british.days)) return reading;
        var span = american.span();
        if (american.months() < british.months() && british.meridiem) {
            var again = new SpendReader(file, true);
            again.notes.add(
                    "The dates were read with the month first, as %s: their times are American".formatted(span));
            return again.through(taking.begin());
        }
        if (american.months() < british.months() || british.meridiem) {
            british.notes.add(
                    "Every date can be read with the month first too, and then is %s: they were read with the day first, as %s"
                            .formatted(span, british.span()));
            return british.reading(reading.encoding());
        }
        return reading;
    }

    /// Counts, and keeps nothing.
    static final class Nowhere implements Payments {
        @Override
        public void use(CsvLines lines, int day, int invoiced, long pence) {}

        @Override
        public void putAside(SetAside line) {}
    }

    private boolean readsBothWays() {
        return used > 0
                && (meridiem || months() > 1)
                && days.stream().allMatch(day -> LocalDate.ofEpochDay(day + 0L).getDayOfMonth() <= 12);
    }

    private long months() {
        return days.stream()
                .mapToObj(day -> YearMonth.from(LocalDate.ofEpochDay(day)))
                .distinct()
                .count();
    }

    private String span() {
        return LocalDate.ofEpochDay(days.nextSetBit(0)) + " to " + LocalDate.ofEpochDay(days.length() - 1);
    }

    private Reading through(Payments payments) throws IOException {
        var letters = new Letters();
        try (var in = file.content().open()) {
            in.skipNBytes(file.layout().skip());
            var lines = new CsvLines(in, new byte[0], file.layout().parter(), letters);
            while (lines.next()) if (lines.line() > file.headingLine()) line(lines, payments);
        }
        if (letters.holdsNothing()) throw new UnreadableSpendFile(NOTHING);
        if (letters.name().equals(Letters.BOTH)) notes.add(MIXED);
        else if (letters.isStrange()) notes.add(STRANGE);
        return reading(file.layout().encoding().orElseGet(letters::name));
    }

    private void line(CsvLines lines, Payments payments) throws IOException {
        var fault = lines.fault();
        if (fault != null) {
            rows++;
            payments.putAside(aside(lines, "line", lines.text(0), fault));
            return;
        }
        if (misfits(lines)) {
            if (lines.blank()) return;
            rows++;
            var shape = file.layout().shape();
            payments.putAside(aside(lines, "line", String.join(" | ", lines.texts()), shape.misfit(lines.fields())));
            return;
        }
        long amount = amount(lines);
        if (amount == Pence.NONE && lines.blank()) return;
        rows++;
        var total = amount == Pence.NONE ? null : totals.isTotal(lines, amount);
        if (total != null) {
            payments.putAside(aside(lines, "line", lines.text(amountColumn), total));
            return;
        }
        int day = day(lines);
        if (amount == Pence.NONE) {
            var value = amountColumn < 0 ? lines.text(0) : lines.text(amountColumn);
            payments.putAside(aside(lines, Field.AMOUNT.key(), value, amountReason(value)));
        } else if (day <= Days.MONTH_FIRST) {
            var value = lines.text(dateColumn);
            payments.putAside(aside(lines, Field.DATE.key(), value, dateReason(value, day)));
        } else {
            used++;
            days.set(day);
            add(amount);
            payments.use(lines, day, invoiced(lines), amount);
        }
    }

    private boolean misfits(CsvLines lines) {
        var shape = file.layout().shape();
        int cells = lines.fields();
        if (cells == shape.width()) return false;
        boolean empty = true;
        for (int at = shape.width(); at < cells && empty; at++)
            empty = lines.text(at).isEmpty();
        return !shape.fits(cells, empty);
    }

    /// What was paid less what came back, where a column of its own says that.
    private long amount(CsvLines lines) {
        long paid = money(lines, amountColumn);
        if (creditColumn < 0) return paid;
        var back = lines.text(creditColumn);
        long credit = money(lines, creditColumn);
        if (credit == Pence.NONE) return back.isEmpty() || back.equals("-") ? paid : Pence.NONE;
        var given = lines.text(amountColumn);
        if (paid == Pence.NONE && !given.isEmpty() && !given.equals("-")) return Pence.NONE;
        return (paid == Pence.NONE ? 0 : paid) - Math.abs(credit);
    }

    private static long money(CsvLines lines, int column) {
        if (column < 0 || column >= lines.fields()) return Pence.NONE;
        lines.tidy(column);
        return Pence.read(lines.buffer(), lines.from(column), lines.to(column));
    }

    private int day(CsvLines lines) {
        if (file.period().isPresent()) return (int) file.period().get().toEpochDay();
        int day = Days.NONE;
        if (dateColumn >= 0 && dateColumn < lines.fields()) {
            lines.tidy(dateColumn);
            int to = lines.to(dateColumn);
            day = Days.read(lines.buffer(), lines.from(dateColumn), to, way);
            meridiem |= to > lines.from(dateColumn) && (lines.buffer()[to - 1] | 0x20) == 'm';
        }
        if (day <= Days.MONTH_FIRST) {
            unread++;
            if (day == Days.MONTH_FIRST) monthFirsts++;
        }
        return day;
    }

    private int invoiced(CsvLines lines) {
        if (invoicedColumn < 0 || invoicedColumn >= lines.fields()) return Days.NONE;
        lines.tidy(invoicedColumn);
        return Days.read(lines.buffer(), lines.from(invoicedColumn), lines.to(invoicedColumn), way);
    }

    private void add(long amount) {
        pence += amount;
        if (pence > Long.MAX_VALUE / 4 || pence < Long.MIN_VALUE / 4) {
            carried = carried.add(BigInteger.valueOf(pence));
            pence = 0;
        }
    }

    private SetAside aside(CsvLines lines, String field, String value, String reason) {
        var shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return new SetAside(lines.line() + file.skippedLines(), field, shown, file.where(lines.line()) + reason);
    }

    private String amountReason(String value) {
        if (file.headingLine() == 0 && amountColumn < 0) return "No row of headings with an amount was found";
        if (value.isEmpty()) return "No amount is given";
        if (value.equals("-")) return "There is a dash where the amount should be";
        return "This is not an amount of money, or reads two ways";
    }

    private String dateReason(String value, int day) {
        if (dateColumn < 0) return "The file has no column of dates";
        if (value.isEmpty()) return "No date is given";
        if (day == Days.MONTH_FIRST) return "The month is before the day here, but not elsewhere in the file";
        return "This is not a day of the calendar between 1990 and 2099";
    }

    private Reading reading(String encoding) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        file.columns()
                .forEach((field, column) -> columns.put(field, file.headings().get(column)));
        return new Reading(
                rows,
                used,
                new BigDecimal(carried.add(BigInteger.valueOf(pence)), 2),
                used == 0 ? null : LocalDate.ofEpochDay(days.nextSetBit(0)),
                used == 0 ? null : LocalDate.ofEpochDay(days.length() - 1),
                columns,
                encoding,
                vat(Optional.ofNullable(columns.get(Field.AMOUNT)).orElse("")),
                file.guesses(),
                notes);
    }

    private static VatBasis vat(String heading) {
        return AmountWords.basis(Headings.words(heading));
    }
}
