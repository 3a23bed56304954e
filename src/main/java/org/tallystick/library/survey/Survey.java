package org.tallystick.library.survey;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A survey as one document. Once a consultation is open the document is an edition, which never
/// changes; answers name the edition that they saw.
///
/// @param source the paper or program that it comes from
/// @param licence on what terms it may be shared
/// @param quotedIf whose comments may be published in their own words: those to whom all of these
///   apply; nobody's where there is none
public record Survey(
        Words title,
        @Nullable Words introduction,
        @Nullable String source,
        @Nullable String licence,
        List<Section> sections,
        List<Condition> quotedIf) {

    public Survey {
        sections = List.copyOf(sections);
        // Surveys kept before anybody could be quoted do not say whose words may be.
        quotedIf = quotedIf == null ? List.of() : List.copyOf(quotedIf);
    }

    public Survey(
            Words title,
            @Nullable Words introduction,
            @Nullable String source,
            @Nullable String licence,
            List<Section> sections) {
        this(title, introduction, source, licence, sections, List.of());
    }

    /// Whether whoever answered so lets others read it in their own words.
    public boolean mayQuote(Answers answers) {
        return !quotedIf.isEmpty() && quotedIf.stream().allMatch(each -> each.holds(answers.chosen(each.item())));
    }

    public Survey with(List<Section> others) {
        return new Survey(title, introduction, source, licence, others, quotedIf);
    }

    /// The survey with small counts hidden of these questions too.
    ///
    /// @param questions by their ids
    public Survey hiding(Collection<String> questions) {
        return showing(questions, null);
    }

    public Survey showing(Collection<String> questions, @Nullable String because) {
        return with(sections.stream()
                .map(section -> section.with(section.questions().stream()
                        .map(each -> showing(each, questions, because))
                        .toList()))
                .toList());
    }

    private static Question showing(Question question, Collection<String> questions, @Nullable String because) {
        return questions.contains(question.id()) ? question.showingSmallCounts(because) : question;
    }

    public Stream<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream());
    }

    /// Everything that is answered, in the survey's order.
    public Stream<Item> items() {
        return questions().flatMap(question -> question.items().stream());
    }

    public Optional<Section> section(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    public Optional<Question> question(String id) {
        return questions().filter(question -> question.id().equals(id)).findFirst();
    }

    public Optional<Item> item(String id) {
        return items().filter(item -> item.id().equals(id)).findFirst();
    }
}
