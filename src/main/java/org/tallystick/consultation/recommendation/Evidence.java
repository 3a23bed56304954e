package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.finding.FindingDocument;
import org.tallystick.consultation.finding.Findings;
import org.tallystick.consultation.finding.Sentences;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;
import org.tallystick.library.survey.Survey;
import org.tallystick.shared.Actor;
import org.tallystick.shared.UkTime;

/// What a recommendation rests on: the published findings, and the measures that statements of the
/// survey were linked to.
@Component
class Evidence {

    private final Consultations consultations;
    private final Findings findings;
    private final Frameworks frameworks;

    Evidence(Consultations consultations, Findings findings, Frameworks frameworks) {
        this.consultations = consultations;
        this.findings = findings;
        this.frameworks = frameworks;
    }

    /// The consultation with its findings.
    public record Ground(UUID consultation, String slug, LocalDate closed, FindingDocument document) {

        public String title() {
            return document.title();
        }

        /// Its published findings.
        public String address() {
            return "/consultations/" + slug + "/findings";
        }
    }

    /// What was found about one item.
    ///
    /// @param words "Strongly agree or Tend to agree: 6 of 11", or how many answered
    public record Finding(String item, String label, String words) {}

    /// A measure that the survey asked about.
    ///
    /// @param finding what was found about it; empty where it was not asked
    /// @param leftOut why it is left out; null where it is not
    public record MeasureLine(
            Measure measure, String finding, @Nullable String leftOut) {}

    /// Nothing where no findings are published.
    public Optional<Ground> of(UUID consultation) {
        return consultations
                .find(consultation)
                .flatMap(found -> findings.latest(consultation).map(published -> ground(found, published.document())));
    }

    private static Ground ground(Consultation found, FindingDocument document) {
        return new Ground(found.id(), found.slug(), UkTime.lastDay(found.closes()), document);
    }

    /// Everything that was found and counted, in the survey's order.
    List<Finding> all(Ground ground) {
        return ground.document().asked().stream()
                .filter(FindingDocument.Asked::counted)
                .map(asked -> finding(ground.document(), asked))
                .toList();
    }

    /// What was found about the items that a recommendation rests on; those that its measures show
    /// beside themselves are not said twice.
    List<Finding> of(Ground ground, Proposal proposal) {
        var shown = proposal.edition() == null
                ? List.of()
                : linked(ground.consultation()).values();
        return all(ground).stream()
                .filter(each -> proposal.restsOn().contains(each.item()))
                .filter(each -> !shown.contains(each.item()))
                .toList();
    }

    private static Finding finding(FindingDocument document, FindingDocument.Asked asked) {
        var words =
                Sentences.ENGLISH.agreeing(document, asked).orElseGet(() -> Sentences.ENGLISH.base(document, asked));
        return new Finding(asked.item(), asked.label(), words);
    }

    /// The items whose statements ask about measures, by the measure's reference.
    Map<String, String> linked(UUID consultation) {
        return consultations
                .find(consultation)
                .map(found -> linked(consultations.latest(found).content().survey()))
                .orElse(Map.of());
    }

    private static Map<String, String> linked(Survey survey) {
        var linked = new HashMap<String, String>();
        survey.items().forEach(item -> {
            var statement = item.statement();
            if (statement != null && statement.measure() != null) linked.putIfAbsent(statement.measure(), item.id());
        });
        return linked;
    }

    /// The framework that the survey asked about: of those of the body that asked, the one that has
    /// the most of the measures.
    Optional<Published> framework(Actor actor, UUID consultation) {
        var asked = linked(consultation).keySet();
        var owner = consultations.find(consultation).map(Consultation::owner);
        Published best = null;
        long most = 0;
        for (var each : frameworks.published(actor)) {
            if (!owner.equals(Optional.of(each.owner()))) continue;
            var has = each.document()
                    .offered()
                    .filter(m -> asked.contains(m.reference()))
                    .count();
            if (has > most) {
                best = each;
                most = has;
            }
        }
        return Optional.ofNullable(best);
    }

    Published edition(UUID edition) {
        return frameworks.edition(edition).orElseThrow();
    }

    /// The measures that an edition offers, each with what was found and whether it is left out.
    List<MeasureLine> measures(Ground ground, UUID edition, Map<String, String> leftOut) {
        var linked = linked(ground.consultation());
        var found = new HashMap<String, String>();
        all(ground).forEach(each -> found.put(each.item(), each.words()));
        var lines = new ArrayList<MeasureLine>();
        edition(edition)
                .document()
                .offered()
                .forEach(measure -> lines.add(new MeasureLine(
                        measure,
                        found.getOrDefault(linked.getOrDefault(measure.reference(), ""), ""),
                        leftOut.get(measure.reference()))));
        return lines;
    }
}
