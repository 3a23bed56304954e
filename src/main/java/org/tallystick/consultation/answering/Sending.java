package org.tallystick.consultation.answering;

import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.consultation.DuplicateRules;
import org.tallystick.consultation.Edition;
import org.tallystick.consultation.Mode;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.answer.AnswerDocument;

/// A checked answer on its way to the database. Who answers is already apart from what is answered.
///
/// @param key made for the respondent's form
/// @param answers as [AnswerDocument] writes them, without contact details
/// @param contact the details, as JSON; null for none
/// @param invitation the group that was asked; null for none
public record Sending(
        UUID consultation,
        Mode mode,
        int edition,
        UUID key,
        String reference,
        String answers,
        byte[] fingerprint,
        @Nullable String contact,
        @Nullable UUID invitation) {

    /// @param answers that passed the edition's check
    public static Sending of(Edition edition, Mode mode, UUID key, Answers answers, @Nullable UUID invitation) {
        var said = new HashMap<String, Answer>();
        var who = new HashMap<String, Answer>();
        answers.byItem()
                .forEach((item, answer) -> (answer instanceof Answer.ContactDetails ? who : said).put(item, answer));
        var anonymous = mode == Mode.ANONYMOUS;
        return new Sending(
                edition.consultation(),
                mode,
                edition.number(),
                key,
                Reference.of(edition.consultation(), key),
                AnswerDocument.write(new Answers(said)),
                DuplicateRules.fingerprint(answers),
                anonymous || who.isEmpty() ? null : AnswerDocument.write(new Answers(who)),
                anonymous ? null : invitation);
    }

    /// The row's id: the form's key, and for an anonymous answer one that nobody has.
    public UUID row() {
        return mode == Mode.ANONYMOUS ? UUID.randomUUID() : key;
    }
}
