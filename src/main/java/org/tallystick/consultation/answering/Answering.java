package org.tallystick.consultation.answering;

import java.util.List;
import java.util.UUID;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.library.survey.answer.AnswerRules;

/// Somebody on their way through a survey. Everything they have answered travels with the form: no
/// server keeps any of it before it is sent.
///
/// @param base the address that the steps are posted to
/// @param key made when the first page was shown; sending twice under it makes one answer
/// @param answers what was answered so far
/// @param from the code of the group that was asked; empty for none
/// @param checked whether they have seen all their answers together, and go back there
/// @param sends whether anything can be sent: not from a preview
/// @param saves whether it can be saved and taken up later
public record Answering(
        String base,
        Content content,
        int edition,
        UUID key,
        boolean welsh,
        Answers answers,
        String from,
        boolean checked,
        boolean sends,
        boolean saves) {

    public Survey survey() {
        return content.survey();
    }

    public String in(Words words) {
        return words.in(welsh);
    }

    /// The answers as the form carries them.
    public String carried() {
        return AnswerDocument.write(answers);
    }

    /// The sections that somebody with these answers sees.
    public List<Section> sections() {
        return survey().sections().stream()
                .filter(section -> AnswerRules.shows(survey(), section, answers))
                .toList();
    }

    /// "Page 2 of 4".
    public String place(Section section) {
        var all = sections();
        return RespondentWords.SECTION
                .in(welsh)
                .replace("{n}", String.valueOf(all.indexOf(section) + 1))
                .replace("{of}", String.valueOf(all.size()));
    }

    Answering with(Answers another) {
        return new Answering(base, content, edition, key, welsh, another, from, checked, sends, saves);
    }

    Answering afterChecking() {
        return new Answering(base, content, edition, key, welsh, answers, from, true, sends, saves);
    }
}
