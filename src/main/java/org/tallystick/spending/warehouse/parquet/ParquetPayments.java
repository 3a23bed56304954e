package org.tallystick.spending.warehouse.parquet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.sheet.Inert;
import org.tallystick.library.spendfile.CsvLines;
import org.tallystick.library.spendfile.Field;
import org.tallystick.library.spendfile.Payments;
import org.tallystick.library.spendfile.SetAside;
import org.tallystick.library.spendfile.SpendFile;

/// Keeps payments as Parquet, and the lines that gave none as CSV beside them; and counts on the
/// way what a later file is compared with.
public final class ParquetPayments implements Payments, AutoCloseable {

    /// The columns of text behind `line`, `paid_on` and `amount`; the last two are the authority
    /// and the district that the payment's own postcode lies in.
    static final List<String> TEXTS = List.of(
            "supplier",
            "department",
            "purpose",
            "category",
            "vat_number",
            "invoice",
            "company_number",
            "charity_number",
            "postcode",
            "vcse",
            "sme",
            "invoiced_on",
            "authority",
            "district");

    private static final List<Field> FIELDS = List.of(
            Field.SUPPLIER,
            Field.DEPARTMENT,
            Field.PURPOSE,
            Field.CATEGORY,
            Field.VAT,
            Field.INVOICE,
            Field.COMPANY_NUMBER,
            Field.CHARITY_NUMBER,
            Field.POSTCODE,
            Field.VCSE,
            Field.SME);

    private static final int DEPARTMENT = FIELDS.indexOf(Field.DEPARTMENT);
    private static final int POSTCODE = FIELDS.indexOf(Field.POSTCODE);
    private static final int INVOICED = TEXTS.size() - 3;
    private static final int AUTHORITY = TEXTS.size() - 2;
    private static final int DISTRICT = TEXTS.size() - 1;
    private static final int FIRST_DAY = (int) LocalDate.of(1990, 1, 1).toEpochDay();
    private static final int DAYS = (int) LocalDate.of(2100, 1, 1).toEpochDay() - FIRST_DAY;

    private static final byte[] NOTHING = padded("");

    private final ParquetFile parquet;
    private final Writer aside;
    private final int skippedLines;
    private final Postcodes places;
    private final int[] from = new int[FIELDS.size()];
    private final int[] perDay = new int[DAYS];
    private final byte[][] days = new byte[DAYS][];
    private final long[] perDepartment = new long[ParquetFile.GROUP];
    private final Map<String, Long> departments = new HashMap<>();
    private final Map<String, byte[]> authorities = new HashMap<>();

    /// The postcodes of the group as they are written, each looked up once.
    private final TextColumn written = new TextColumn(ParquetFile.GROUP);

    private final Place[] found = new Place[TextColumn.MOST_WORDS];

    /// A postcode in its usual spelling, or as it is written where it is none; and its authority,
    /// or nothing.
    private record Place(byte[] postcode, byte[] authority, byte[] district) {}

    public ParquetPayments(OutputStream parquet, Path aside, SpendFile file, Postcodes places) throws IOException {
        this.parquet = new ParquetFile(parquet, TEXTS);
        this.aside = new BufferedWriter(Files.newBufferedWriter(aside));
        this.places = places;
        this.skippedLines = file.skippedLines();
        for (int at = 0; at < from.length; at++) from[at] = file.columns().getOrDefault(FIELDS.get(at), -1);
        this.aside.write("line,field,value,reason\n");
    }

    @Override
    public void use(CsvLines lines, int day, int invoiced, long pence) throws IOException {
        parquet.row((int) lines.line() + skippedLines, day, pence);
        perDay[day - FIRST_DAY]++;
        for (int at = 0; at < from.length; at++) {
            int field = from[at];
            if (at == POSTCODE) place(lines, field);
            else if (field < 0 || field >= lines.fields()) parquet.text(at).addEmpty();
            else {
                lines.tidy(field);
                int word = parquet.text(at).add(lines.buffer(), lines.from(field), lines.to(field));
                if (at == DEPARTMENT && word >= 0) perDepartment[word] += pence;
            }
        }
        add(INVOICED, invoiced < FIRST_DAY ? NOTHING : day(invoiced - FIRST_DAY));
        if (parquet.full()) flush();
    }

    private byte[] day(int day) {
        if (days[day] == null)
            days[day] = padded(LocalDate.ofEpochDay(FIRST_DAY + day).toString());
        return days[day];
    }

    private void place(CsvLines lines, int field) {
        if (field < 0 || field >= lines.fields()) {
            parquet.text(POSTCODE).addEmpty();
            parquet.text(AUTHORITY).addEmpty();
            parquet.text(DISTRICT).addEmpty();
            return;
        }
        lines.tidy(field);
        int word = written.add(lines.buffer(), lines.from(field), lines.to(field));
        var place = word < 0 ? null : found[word];
        if (place == null) {
            place = place(lines.text(field));
            if (word >= 0) found[word] = place;
        }
        add(POSTCODE, place.postcode());
        add(AUTHORITY, place.authority());
        add(DISTRICT, place.district());
    }

    private Place place(String typed) {
        var postcode = Postcode.read(typed);
        var authority = postcode.flatMap(places::authority).orElse("");
        return new Place(
                padded(postcode.map(Postcode::text).orElse(typed)),
                authorities.computeIfAbsent(authority, ParquetPayments::padded),
                padded(postcode.map(Postcode::district).orElse("")));
    }

    private void add(int column, byte[] padded) {
        parquet.text(column).add(padded, 0, padded.length - CsvLines.MARGIN);
    }

    private static byte[] padded(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + CsvLines.MARGIN);
    }

    private void flush() throws IOException {
        var column = parquet.text(DEPARTMENT);
        for (int word = 0; word < column.words(); word++) {
            departments.merge(column.word(word), perDepartment[word], Long::sum);
            perDepartment[word] = 0;
        }
        Arrays.fill(found, null);
        written.clear();
        parquet.flush();
    }

    @Override
    public void putAside(SetAside line) throws IOException {
        aside.write(line.line() + "," + line.field() + "," + quoted(line.value()) + ",");
        aside.write(quoted(line.reason()) + "\n");
    }

    private static String quoted(String text) {
        return '"' + Inert.write(text).replace("\"", "\"\"") + '"';
    }

    /// The month that most payments were made in; null where there are none.
    public @Nullable YearMonth period() {
        Map<YearMonth, Integer> months = new HashMap<>();
        for (int day = 0; day < DAYS; day++)
            if (perDay[day] > 0)
                months.merge(YearMonth.from(LocalDate.ofEpochDay(FIRST_DAY + day)), perDay[day], Integer::sum);
        return months.entrySet().stream()
                .max(Map.Entry.<YearMonth, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /// The pence paid by each department; to be asked after [#close].
    public Map<String, Long> departments() {
        return departments;
    }

    @Override
    public void close() throws IOException {
        flush();
        parquet.close();
        aside.close();
    }
}
