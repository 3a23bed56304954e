package org.tallystick.finding;

import org.tallystick.consultation.Consultation;
import org.tallystick.finding.FindingDocument.Asked;
import org.tallystick.finding.FindingDocument.Label;
import org.tallystick.finding.FindingDocument.Said;
import org.tallystick.shared.UkTime;
import org.tallystick.survey.DisclosureRules;
import org.tallystick.survey.Item;
import org.tallystick.survey.Kind;
import org.tallystick.survey.Option;
import org.tallystick.survey.Packed;
import org.tallystick.survey.Survey;
import org.tallystick.survey.TallyRules;
import org.tallystick.survey.Thresholds;

import java.util.ArrayList;
import java.util.List;

/// What is published of a consultation's answers.
final class FindingRules {

    /// Below this base a count says more than a percentage.
    static final int SMALL_BASE = 30;

    private FindingRules() {}

    /// The document, with a table for each item that is counted, and each statement crossed with
    /// the items chosen.
    static FindingDocument document(
            Consultation consultation,
            Survey survey,
            Packed packed,
            List<String> crossedBy,
            Said said,
            Thresholds thresholds) {
        var tables = new ArrayList<List<String>>();
        survey.items().filter(Item::tallied).forEach(item -> tables.add(List.of(item.id())));
        for (var by : crossedBy)
            survey.items()
                    .filter(item -> item.statement() != null && !item.id().equals(by))
                    .forEach(item -> tables.add(List.of(item.id(), by)));
        var release = DisclosureRules.release(survey, packed, tables, List.of(), thresholds);
        return new FindingDocument(
                consultation.slug(),
                survey.title().en(),
                UkTime.day(consultation.closes()).toString(),
                packed.size(),
                survey.items()
                        .filter(item -> !(item.kind() instanceof Kind.Contact))
                        .map(item -> asked(item, packed))
                        .toList(),
                release.tables(),
                release.withdrawn(),
                said);
    }

    private static Asked asked(Item item, Packed packed) {
        var base =
                packed.column(item.id()).map(column -> TallyRules.tally(column).base()).orElse(0);
        var question = item.question().label().en();
        return new Asked(
                item.id(),
                question,
                item.label().en(),
                item.kind().choices().stream()
                        .map(option -> new Label(option.id(), option.label().en()))
                        .toList(),
                base,
                item.tallied(),
                agreeing(item));
    }

    /// The upper half of a scale that has one: "strongly agree" and "tend to agree" of five points.
    static List<String> agreeing(Item item) {
        var scale = item.kind().choices().stream().map(Option::id).toList();
        return item.statement() == null || scale.size() < 4
                ? List.of()
                : scale.subList(0, scale.size() / 2);
    }

    /// What statements may be crossed with: questions with options that are no statements.
    static List<Item> crossable(Survey survey) {
        return survey.items()
                .filter(item -> item.statement() == null && !item.kind().choices().isEmpty())
                .toList();
    }
}
