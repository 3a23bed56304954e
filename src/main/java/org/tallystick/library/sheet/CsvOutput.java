package org.tallystick.library.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// CSV written row by row, however many there are: the same bytes as [Sheets#write] gives for a
/// sheet of text.
public final class CsvOutput implements Closeable {

    private final CsvWriter csv;

    public CsvOutput(OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(Csv.MARK);
        csv = Csv.to(text);
    }

    public void row(List<String> texts) {
        csv.writeRecord(
                texts.stream().map(each -> Inert.write(Cell.text(each).text())).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
