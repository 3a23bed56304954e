package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.consultation.finding.FindingDocument.Asked;
import org.tallystick.consultation.finding.FindingDocument.Coded;
import org.tallystick.consultation.finding.FindingDocument.Label;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.consultation.finding.FindingDocument.Withdrawn;
import org.tallystick.library.disclosure.DisclosureRules;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.tally.TallyRules;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.shared.Messages;
import org.tallystick.shared.UkTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is published of a consultation's answers.
final class FindingRules {

    private static final Pattern POSITIVE = Pattern.compile(
            "(i )?((strongly|completely|totally|fully|definitely|mostly|largely|generally|partly"
                    + "|somewhat|slightly|tend to|very|extremely|highly|fairly|quite|rather) )*"
                    + "(agree|support|approve|favour|in favour|important|satisfied|useful"
                    + "|helpful|likely|good)"
                    + "( (strongly|completely|fully|mostly|partly|somewhat|slightly|a little))?",
            Pattern.CASE_INSENSITIVE);

    /// Why an item has no column.
    static final Words TOO_MANY = words("withheld.too-many");

    private FindingRules() {}

    static Words words(String message, Object... about) {
        return new Words(Messages.in(false, message, about), Messages.in(true, message, about));
    }

    /// The document, with a table for each item that is counted, and each statement crossed with
    /// the items chosen.
    static FindingDocument document(
            Results.Read.All all,
            List<String> crossedBy,
            Said said,
            Settings settings,
            List<Coded> comments,
            long secret) {
        var survey = all.survey();
        var withheld = withheld(all, settings.thresholds());
        var tables = new ArrayList<List<String>>();
        var items =
                survey.items().filter(item -> !withheld.containsKey(item.id())).toList();
        var tabled = tabled(all, settings.thresholds()).stream().map(Item::id).toList();
        tabled.forEach(item -> tables.add(List.of(item)));
        for (var by : crossedBy)
            if (!withheld.containsKey(by))
                items.stream()
                        .filter(item -> item.statement() != null && !item.id().equals(by))
                        .forEach(item -> tables.add(List.of(item.id(), by)));
        var release = DisclosureRules.release(survey, all.packed(), tables, List.of(), settings.thresholds(), secret);
        var asked = items.stream()
                .filter(item -> !(item.kind() instanceof Kind.Contact))
                .map(item -> asked(item, all, settings.thresholds()))
                .toList();
        var listed = asked.stream().map(Asked::item).toList();
        return new FindingDocument(
                all.consultation().slug(),
                survey.title().en(),
                survey.title().cy(),
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
    static List<Item> tabled(Results.Read.All all, Thresholds thresholds) {
        var withheld = withheld(all, thresholds);
        return all.survey()
                .items()
                .filter(item -> !withheld.containsKey(item.id()) && WithheldRules.tabled(item))
                .toList();
    }

    /// By item, why nothing of it is published. Where few answered, how many did may say what they
    /// answered to the question before; and that nobody did is not told from that few did.
    private static Map<String, Words> withheld(Results.Read.All all, Thresholds thresholds) {
        var withheld = WithheldRules.withheld(all.editions());
        all.survey()
                .items()
                .filter(item -> all.packed().column(item.id()).isEmpty())
                .forEach(item -> withheld.putIfAbsent(item.id(), TOO_MANY));
        all.survey()
                .items()
                .filter(item -> WithheldRules.tabled(item) && small(item, all, thresholds))
                .forEach(item -> withheld.putIfAbsent(
                        item.id(), words("withheld.few", "least", thresholds.of(item.question()))));
        return withheld;
    }

    private static boolean small(Item item, Results.Read.All all, Thresholds thresholds) {
        return base(item, all) < thresholds.of(item.question());
    }

    private static int base(Item item, Results.Read.All all) {
        return all.packed()
                .column(item.id())
                .map(each -> TallyRules.tally(each).base())
                .orElse(0);
    }

    private static List<Withdrawn> withdrawn(Survey survey, Map<String, Words> withheld, List<List<String>> tables) {
        var withdrawn = new ArrayList<Withdrawn>();
        withheld.forEach((item, because) -> withdrawn.add(withdrawn(survey, List.of(item), because)));
        for (var table : tables) withdrawn.add(withdrawn(survey, table, words("withheld.no-way")));
        return withdrawn;
    }

    private static Withdrawn withdrawn(Survey survey, List<String> items, Words because) {
        return new Withdrawn(items, name(survey, items, false), because.en(), name(survey, items, true), because.cy());
    }

    private static String name(Survey survey, List<String> items, boolean welsh) {
        return items.stream()
                .map(id -> survey.item(id).map(item -> item.label().in(welsh)).orElse(id))
                .reduce((item, other) -> Messages.in(welsh, "findings.by", "item", item, "other", other))
                .orElse("");
    }

    private static Asked asked(Item item, Results.Read.All all, Thresholds thresholds) {
        return new Asked(
                item.id(),
                item.question().label().en(),
                item.label().en(),
                item.label().cy(),
                labels(item),
                all.shownTo(item.id()),
                small(item, all, thresholds) ? null : base(item, all),
                WithheldRules.tabled(item),
                agreeing(item));
    }

    private static List<Label> labels(Item item) {
        return item.kind().choices().stream()
                .map(option -> new Label(
                        option.id(), option.label().en(), option.label().cy()))
                .toList();
    }

    /// The points of a scale that say yes to the statement by their names: "strongly agree" and
    /// "tend to agree". Where a point stands on the scale says nothing.
    static List<String> agreeing(Item item) {
        var scale = item.kind().choices();
        return item.statement() == null || scale.size() < 4
                ? List.of()
                : scale.stream()
                        .filter(point ->
                                POSITIVE.matcher(point.label().en().strip()).matches())
                        .map(Option::id)
                        .toList();
    }

    /// A document as programs read it: a count or a base that is missing says why.
    ///
    /// @param demo whether what was said about the figures is made up, which is then said
    static ObjectNode told(ObjectNode document, boolean demo) {
        var example = Messages.in(false, "findings.example");
        if (demo) document.withObject("said").put("note", example);
        if (demo) for (var coded : document.withArray("comments")) ((ObjectNode) coded).put("note", example);
        for (var table : document.withArray("tables")) for (var cell : table.withArray("cells")) note(cell, "count");
        for (var asked : document.withArray("asked")) note(asked, "base");
        return document;
    }

    private static void note(JsonNode one, String field) {
        if (one instanceof ObjectNode object && object.path(field).isNull())
            object.put("note", FindingDocument.NOT_PUBLISHED);
    }

    /// What statements may be crossed with: questions with options that are no statements, and of
    /// which anything may be published.
    static List<Item> crossable(Results.Read.All all) {
        var withheld = withheld(all, all.designed());
        return all.survey()
                .items()
                .filter(item ->
                        item.statement() == null && !item.kind().choices().isEmpty())
                .filter(item -> !withheld.containsKey(item.id()))
                .toList();
    }
}
