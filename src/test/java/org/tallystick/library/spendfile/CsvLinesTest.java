package org.tallystick.library.spendfile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

class CsvLinesTest {

    Gen<List<List<String>>> tables() {
        return Gen.texts("abcdefXYZ\",\n\ré ", 0, 12).list(1, 5).list(1, 20);
    }

    /// The reader of bytes parts lines and fields as a reader of text does.
    @Property
    void partsFieldsAsAnotherReaderDoes(@ForAll("tables") List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(csv::writeRecord);
        }
        var expected = new ArrayList<List<String>>();
        try (var csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.toString())) {
            csv.forEach(row ->
                    expected.add(row.getFields().stream().map(String::strip).toList()));
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var lines = new CsvLines(new ByteArrayInputStream(bytes), new byte[0], ',', null);
        var found = new ArrayList<List<String>>();
        while (lines.next()) {
            var row = new ArrayList<String>();
            for (int field = 0; field < lines.fields(); field++)
                row.add(lines.text(field).strip());
            found.add(row);
        }
        assertThat(found).isEqualTo(expected);
    }

    /// What is too long for a line is set aside, and what follows is read.
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aLineLongerThanAnyOtherLosesNothingBehindIt(String end) throws IOException {
        for (var mark : List.of("", "\""))
            for (int length : new int[] {17 << 20, (17 << 20) + 400, 40 << 20}) {
                var text = "a,1" + end + mark + "x".repeat(length) + end + "b,2" + end + "c,3" + end;
                var bytes = text.getBytes(StandardCharsets.US_ASCII);
                var lines = new CsvLines(new ByteArrayInputStream(bytes), new byte[0], ',', null);
                var found = new ArrayList<String>();
                while (lines.next()) found.add(lines.line() + (lines.line() == 2 ? "" : lines.text(0)));
                assertThat(found).containsExactly("1a", "2", "3b", "4c");
            }
    }
}
