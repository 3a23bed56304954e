package org.tallystick.framework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A framework as it stands in one edition. A published edition never changes; whatever rests on it
/// names it.
///
/// @param framework the framework's name, the same from edition to edition
/// @param owner the body that answers for it
/// @param place where it holds
/// @param number 1, 2, 3 once published; none for a draft
/// @param title what this edition is called
/// @param source the paper it comes from
/// @param date of the source, as far as it is known: "2015", "2013/14", "2016-09" or "2016-09-26"
public record Edition(
        String framework,
        String owner,
        String place,
        @Nullable Integer number,
        String title,
        String source,
        String date,
        Licence licence,
        List<Principle> principles,
        List<Theme> themes) {

    public Edition {
        framework = Words.needed(framework, "the framework's name");
        owner = Words.needed(owner, "the owner");
        place = Words.needed(place, "the place");
        title = Words.needed(title, "the title");
        source = Words.needed(source, "the source");
        date = Words.needed(date, "the date");
        Objects.requireNonNull(licence, "the licence is missing");
        principles = List.copyOf(principles);
        themes = List.copyOf(themes);
    }

    /// Every measure, retired ones too, in the edition's order.
    public Stream<Measure> measures() {
        return themes.stream().flatMap(theme -> theme.measures().stream());
    }

    /// The measures that a new tender may choose.
    public Stream<Measure> offered() {
        return measures().filter(Measure::offered);
    }

    public Optional<Measure> measure(String reference) {
        return measures()
                .filter(measure -> measure.reference().equals(reference))
                .findFirst();
    }

    public Optional<Theme> themeOf(String measure) {
        return themes.stream()
                .filter(theme -> theme.measures().stream()
                        .anyMatch(each -> each.reference().equals(measure)))
                .findFirst();
    }

    /// The same edition under this number; none makes it a draft.
    public Edition numbered(@Nullable Integer next) {
        return new Edition(framework, owner, place, next, title, source, date, licence, principles, themes);
    }
}
