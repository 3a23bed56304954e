package org.tallystick.library.survey;

import java.util.List;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A survey as one JSON document, described in docs/survey.md.
public final class SurveyDocument {

    private static final int LONGEST = 5_000_000;
    private static final String MARK = "\uFEFF";

    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SurveyDocument() {}

    /// The survey, or everything that keeps the text from being one.
    public static Checked<Survey> read(String document) {
        if (document.length() > LONGEST) return refused("The survey is longer than 5 million characters: shorten it");
        var reader = new SurveyReader();
        try {
            var text = document.startsWith(MARK) ? document.substring(1) : document;
            var survey = reader.read(JSON.readTree(text));
            var problems = reader.problems().isEmpty() ? SurveyRules.check(survey) : reader.problems();
            return problems.isEmpty() ? new Checked.Valid<>(survey) : new Checked.Invalid<>(problems);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return refused("The survey is not JSON text"
                    + (at == null || at.getLineNr() < 1 ? "" : ", from line " + at.getLineNr() + " on")
                    + ": correct it, or export it again");
        }
    }

    /// A survey that this house wrote.
    ///
    /// @throws IllegalArgumentException where the text is none
    public static Survey parse(String document) {
        return switch (read(document)) {
            case Checked.Valid(var survey) -> survey;
            case Checked.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    /// The same survey gives the same text.
    public static String write(Survey survey) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new SurveyWriter(JSON).write(survey));
    }

    private static Checked<Survey> refused(String words) {
        return new Checked.Invalid<>(List.of(Problem.ofAll(words)));
    }
}
