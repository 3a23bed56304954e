package org.tallystick.library.survey.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.shared.CommandRefused;

/// The surveys that come with the product, as data with source and licence.
public final class SurveyPacks {

    private static final List<String> PUBLISHED_WHOLE = List.of("Q7", "Q8", "Q9", "Q10", "Q11", "Q12");

    private SurveyPacks() {}

    /// To begin from: the survey of 2016 on Shropshire's proposed Social Value Charter, with small
    /// counts hidden as usual.
    public static Survey charterTemplate() {
        return SurveyDocument.parse(text("shropshire-2016.json"));
    }

    /// The same as it was held in 2016: the council published two tables of responses whole.
    public static Survey shropshire2016() {
        return charterTemplate()
                .showing(
                        PUBLISHED_WHOLE,
                        "The council published this table with its small counts in its report on the" + " survey");
    }

    /// Responses made to fit the counts that were published of it; nobody's answers.
    public static byte[] shropshire2016Responses() {
        return text("shropshire-2016-responses.csv").getBytes(StandardCharsets.UTF_8);
    }

    /// The same, read as answers.
    public static List<Answers> shropshire2016Answers() {
        var sheets =
                CommandRefused.unlessValid(Sheets.read(shropshire2016Responses(), "shropshire-2016-responses.csv"));
        var rows = sheets.getFirst().rows();
        var match = ColumnMatch.of(shropshire2016(), texts(rows.getFirst()));
        var reader = new ResponseReader(match, "responses");
        var answers = new ArrayList<Answers>();
        for (var row = 1; row < rows.size(); row++)
            answers.add(reader.read(texts(rows.get(row)), row).answers());
        return answers;
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }

    private static String text(String name) {
        try (var file = SurveyPacks.class.getResourceAsStream("/packs/surveys/" + name)) {
            if (file == null) throw new IllegalStateException("no pack " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
