package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.framework.Licence;
import org.tallystick.platform.organisation.Size;

/// What a charter says: principles with simple commitments, and what a signatory shows. A published
/// one never changes; whoever signs names the edition they signed.
///
/// @param charter its name, the same from edition to edition
/// @param place where it holds
/// @param source the paper it comes from; for a charter of one's own, who wrote it
/// @param date of the source, as far as it is known: "2016" or "2016-09-26"
/// @param purpose what it is for, in a paragraph
/// @param years how long a signature holds before it is renewed
/// @param asks how many principles each size of organisation is asked to live up to or plan for
public record CharterText(
        String charter,
        String owner,
        String place,
        String title,
        String source,
        String date,
        Licence licence,
        String purpose,
        int years,
        List<Principle> principles,
        List<Ask> asks) {

    public CharterText {
        principles = List.copyOf(principles);
        asks = List.copyOf(asks);
    }

    /// @param reference unique in the charter and the same from edition to edition, like "P1"
    /// @param commitments what a signatory does by it, each a plain sentence
    /// @param shows what a signatory shows of it, now or in a plan
    /// @param measures those of published frameworks by which it can be seen
    public record Principle(
            String reference,
            String name,
            String words,
            List<String> commitments,
            String shows,
            List<Aligned> measures) {
        public Principle {
            commitments = List.copyOf(commitments);
            measures = List.copyOf(measures);
        }
    }

    /// A measure of a framework, by the framework's name and the measure's reference in it.
    public record Aligned(String framework, String measure) {}

    /// @param principles at least so many answered with "we do this" or "we will"
    /// @param because why so many are asked of this size, in a sentence that the signatory reads
    public record Ask(Size size, int principles, String because) {}

    public Optional<Principle> principle(String reference) {
        return principles.stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst();
    }

    /// What is asked of this size; of every principle where the text says nothing.
    public Ask asked(Size size) {
        return asks.stream()
                .filter(each -> each.size() == size)
                .findFirst()
                .orElse(new Ask(size, principles.size(), "Every principle is asked of everyone."));
    }

    /// The same text with this principle in the place of the one that had this reference; at the
    /// end where none had.
    CharterText put(String was, Principle principle) {
        var all = new ArrayList<>(principles);
        var at = principle(was).map(all::indexOf).orElse(-1);
        if (at < 0) all.add(principle);
        else all.set(at, principle);
        return with(all);
    }

    CharterText without(String reference) {
        return with(principles.stream()
                .filter(each -> !each.reference().equals(reference))
                .toList());
    }

    CharterText with(List<Principle> others) {
        return new CharterText(charter, owner, place, title, source, date, licence, purpose, years, others, asks);
    }
}
