package org.tallystick.library.spendfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tallystick.library.sheet.Inert;

/// Writes payments as CSV with six columns, whatever the file's own were: date, supplier, amount,
/// department, purpose, category. Text that a spreadsheet program would take for a formula is
/// written with an apostrophe before it.
final class NormalisedCsv implements Payments, AutoCloseable {

    private static final List<Field> COLUMNS =
            List.of(Field.DATE, Field.SUPPLIER, Field.AMOUNT, Field.DEPARTMENT, Field.PURPOSE, Field.CATEGORY);

    private final OutputStream out;
    private final Map<Field, Integer> columns;
    private final StringBuilder text = new StringBuilder();

    NormalisedCsv(Path file, Map<Field, Integer> columns) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 256 * 1024);
        this.columns = columns;
        text.append(String.join(",", COLUMNS.stream().map(Field::key).toList())).append('\n');
    }

    @Override
    public void use(CsvLines lines, int day, int invoiced, long pence) throws IOException {
        for (var field : COLUMNS) {
            if (field != Field.DATE) text.append(',');
            switch (field) {
                case DATE -> text.append(LocalDate.ofEpochDay(day));
                case AMOUNT -> text.append(Pence.pounds(pence));
                default -> cell(lines.text(columns.getOrDefault(field, -1)));
            }
        }
        text.append('\n');
        if (text.length() > 64 * 1024) flush();
    }

    @Override
    public void putAside(SetAside line) {}

    private void cell(String value) {
        var safe = Inert.write(value);
        if (safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append(safe);
            return;
        }
        text.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
