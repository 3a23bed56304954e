package org.tallystick.consultation;

import java.util.List;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.tally.Thresholds;

/// What respondents read and are asked: the document of an edition.
///
/// @param welsh whether every page can be read in Welsh too
/// @param hidden below which counts nothing is published of it: part of what people answered to
public record Content(Survey survey, Notice notice, boolean welsh, Thresholds hidden) {

    public Content(Survey survey, Notice notice, boolean welsh) {
        this(survey, notice, welsh, Thresholds.DEFAULT);
    }

    public static Content blank(String title) {
        return new Content(new Survey(Words.of(title), null, null, null, List.of()), Notice.BLANK, false);
    }

    public Content with(Survey another) {
        return new Content(another, notice, welsh, hidden);
    }

    public Content hiding(Thresholds below) {
        return new Content(survey, notice, welsh, below);
    }
}
