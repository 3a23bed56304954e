package org.tallystick.consultation;

import org.tallystick.survey.Survey;
import org.tallystick.survey.Words;

import java.util.List;

/// What respondents read and are asked: the document of an edition.
///
/// @param welsh whether every page can be read in Welsh too
public record Content(Survey survey, Notice notice, boolean welsh) {

    static Content blank(String title) {
        return new Content(
                new Survey(Words.of(title), null, null, null, List.of()), Notice.BLANK, false);
    }

    Content with(Survey another) {
        return new Content(another, notice, welsh);
    }
}
