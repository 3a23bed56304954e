package org.tallystick.consultation.answering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// The files that a page of a form sends along, or takes back.
@Component
public class FileFields {

    private final AnswerFiles files;
    private final AnswerLimits crowds;

    FileFields(AnswerFiles files, AnswerLimits crowds) {
        this.files = files;
        this.crowds = crowds;
    }

    /// Whose form it is.
    ///
    /// @param place where it is sent from; empty for an officer who types in a reply
    public record Form(UUID consultation, UUID key, boolean welsh, String place) {
        boolean typing() {
            return place.isEmpty();
        }
    }

    /// @param answers those before, with the files that the page sent and without those that it
    ///   took back
    /// @param problems what is wrong with the files that were not kept
    public record Taken(Answers answers, List<Problem> problems) {}

    /// What a page of an answer sent.
    ///
    /// @param place where it is sent from
    public Taken take(
            UUID consultation,
            Answering answering,
            PostedForm posted,
            MultiValueMap<String, MultipartFile> sent,
            String place)
            throws IOException {
        var asked = List.of(posted.text("_displayed").split(" ", -1));
        var items = answering.survey().section(posted.text("_section")).stream()
                .flatMap(section -> section.items().stream())
                .filter(item -> asked.contains(item.id()))
                .toList();
        return take(
                new Form(consultation, answering.key(), answering.welsh(), place),
                items,
                answering.answers(),
                posted,
                sent);
    }

    /// @param items those that the page asked
    public Taken take(
            Form form, List<Item> items, Answers before, PostedForm posted, MultiValueMap<String, MultipartFile> sent)
            throws IOException {
        var answers = before;
        var problems = new ArrayList<Problem>();
        for (var item : items) {
            if (!(item.kind() instanceof Kind.Upload)) continue;
            var file = sent.getFirst(item.id());
            if (file != null && !named(file).isEmpty())
                switch (keep(form, item.id(), file)) {
                    case AnswerFiles.Keeping.Kept(var kept) -> answers = answers.with(item.id(), kept);
                    case AnswerFiles.Keeping.Refused(var because) ->
                        problems.add(new Problem(item.id(), because.in(form.welsh())));
                }
            else if (posted.has(item.id() + Item.REMOVE)) answers = answers.with(item.id(), null);
        }
        return new Taken(answers, List.copyOf(problems));
    }

    private AnswerFiles.Keeping keep(Form form, String item, MultipartFile file) throws IOException {
        if (file.getSize() > AnswerFiles.MOST_BYTES)
            return new AnswerFiles.Keeping.Refused(RespondentWords.FILE_TOO_LARGE.words());
        if (!form.typing() && !crowds.letsFile(form.consultation(), form.place()))
            return new AnswerFiles.Keeping.Refused(RespondentWords.FILE_TOO_MANY.words());
        return files.keep(form.consultation(), form.key(), item, named(file), file.getBytes(), form.typing());
    }

    private static String named(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
