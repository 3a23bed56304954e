package org.tallystick.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The surveys that come with the product, as data with source and licence.
public final class SurveyPacks {

    private SurveyPacks() {}

    /// The survey of 2016 on Shropshire's proposed Social Value Charter.
    public static Survey shropshire2016() {
        return SurveyDocument.parse(text("shropshire-2016.json"));
    }

    /// Responses made to fit the counts that were published of it; nobody's answers.
    public static byte[] shropshire2016Responses() {
        return text("shropshire-2016-responses.csv").getBytes(StandardCharsets.UTF_8);
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
