package org.tallystick.finding;

import org.tallystick.disclosure.DisclosureRules;
import org.tallystick.finding.FindingDocument.Asked;
import org.tallystick.finding.FindingDocument.Coded;
import org.tallystick.finding.FindingDocument.Label;
import org.tallystick.finding.FindingDocument.Said;
import org.tallystick.finding.FindingDocument.Withdrawn;
import org.tallystick.shared.UkTime;
import org.tallystick.survey.Item;
import org.tallystick.survey.Kind;
import org.tallystick.survey.Option;
import org.tallystick.survey.Survey;
import org.tallystick.survey.TallyRules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is published of a consultation's answers.
final class FindingRules {

    private FindingRules() {}

    /// The document, with a table for each item that is counted, and each statement crossed with
    /// the items chosen.
    static FindingDocument document(
            Results.Read.All all,
            List<String> crossedBy,
            Said said,
            Settings settings,
            List<Coded> comments) {
        var survey = all.survey();
        var withheld = WithheldRules.withheld(all.editions());
        var tables = new ArrayList<List<String>>();
        var items = survey.items().filter(item -> !withheld.containsKey(item.id())).toList();
        var tabled = tabled(all).stream().map(Item::id).toList();
        tabled.forEach(item -> tables.add(List.of(item)));
        for (var by : crossedBy)
            if (!withheld.containsKey(by))
                items.stream()
                        .filter(item -> item.statement() != null && !item.id().equals(by))
                        .forEach(item -> tables.add(List.of(item.id(), by)));
        var release =
                DisclosureRules.release(
                        survey, all.packed(), tables, List.of(), settings.thresholds());
        var asked =
                items.stream()
                        .filter(item -> !(item.kind() instanceof Kind.Contact))
                        .map(item -> asked(item, all))
                        .toList();
        var listed = asked.stream().map(Asked::item).toList();
        return new FindingDocument(
                all.consultation().slug(),
                survey.title().en(),
                UkTime.lastDay(all.consultation().closes()).toString(),
                all.packed().size(),
                asked,
                release.tables(),
                withdrawn(survey, withheld, release.withdrawn()),
                settings,
                comments.stream().filter(each -> listed.contains(each.item())).toList(),
                said.only(tabled));
    }

    /// The items of which there is a table: those that a sentence may be written about.
    static List<Item> tabled(Results.Read.All all) {
        var withheld = WithheldRules.withheld(all.editions());
        return all.survey()
                .items()
                .filter(item -> !withheld.containsKey(item.id()) && WithheldRules.tabled(item))
                .toList();
    }

    private static List<Withdrawn> withdrawn(
            Survey survey, java.util.Map<String, String> withheld, List<List<String>> tables) {
        var withdrawn = new ArrayList<Withdrawn>();
        withheld.forEach(
                (item, because) ->
                        withdrawn.add(
                                new Withdrawn(
                                        List.of(item), name(survey, List.of(item)), because)));
        for (var table : tables)
            withdrawn.add(
                    new Withdrawn(
                            table,
                            name(survey, table),
                            "No way was found to show it without giving away what somebody"
                                    + " answered"));
        return withdrawn;
    }

    private static String name(Survey survey, List<String> items) {
        return items.stream()
                .map(id -> survey.item(id).map(item -> item.label().en()).orElse(id))
                .collect(Collectors.joining(", by: "));
    }

    private static Asked asked(Item item, Results.Read.All all) {
        var column = all.packed().column(item.id());
        var base = column.map(each -> TallyRules.tally(each).base()).orElse(0);
        return new Asked(
                item.id(),
                item.question().label().en(),
                item.label().en(),
                item.label().cy(),
                labels(item),
                all.shownTo(item.id()),
                base,
                WithheldRules.tabled(item),
                agreeing(item));
    }

    private static List<Label> labels(Item item) {
        return item.kind().choices().stream()
                .map(option -> new Label(option.id(), option.label().en(), option.label().cy()))
                .toList();
    }

    /// The upper half of a scale that has one: "strongly agree" and "tend to agree" of five points.
    static List<String> agreeing(Item item) {
        var scale = item.kind().choices().stream().map(Option::id).toList();
        return item.statement() == null || scale.size() < 4
                ? List.of()
                : scale.subList(0, scale.size() / 2);
    }

    /// What statements may be crossed with: questions with options that are no statements, and of
    /// which anything may be published.
    static List<Item> crossable(Results.Read.All all) {
        var withheld = WithheldRules.withheld(all.editions());
        return all.survey()
                .items()
                .filter(item -> item.statement() == null && !item.kind().choices().isEmpty())
                .filter(item -> !withheld.containsKey(item.id()))
                .toList();
    }
}
