package org.tallystick.framework.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Change;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Proxy;
import org.tallystick.framework.Quantity;
import org.tallystick.framework.Theme;
import org.tallystick.framework.crosswalk.Counterpart;
import org.tallystick.framework.crosswalk.CrosswalkRules;
import org.tallystick.framework.crosswalk.Crosswalks;
import org.tallystick.framework.sheet.SheetAnswers;
import org.tallystick.library.sheet.Format;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;

/// What can be promised: every framework's latest edition, and each measure by itself.
@Controller
@Open
class MeasurePages {

    private final Frameworks frameworks;
    private final Crosswalks crosswalks;

    MeasurePages(Frameworks frameworks, Crosswalks crosswalks) {
        this.frameworks = frameworks;
        this.crosswalks = crosswalks;
    }

    @GetMapping("/measures")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String framework,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String retired) {
        var filter = MeasureFilter.read(framework, kind, words, retired);
        return new ModelAndView(
                "framework/shown/measures",
                Map.of(
                        "filter", filter,
                        "frameworks", frameworks.published(),
                        "shelves", shelves(filter)));
    }

    @GetMapping("/measures.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String framework,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String retired) {
        var rows = MeasureRow.of(shelves(MeasureFilter.read(framework, kind, words, retired)));
        return SheetAnswers.of(Format.CSV, MeasureRow.sheet(rows), "measures");
    }

    @GetMapping("/measures.json")
    ResponseEntity<List<MeasureRow>> json(
            @RequestParam(required = false) @Nullable String framework,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String retired) {
        return ResponseEntity.ok(MeasureRow.of(shelves(MeasureFilter.read(framework, kind, words, retired))));
    }

    private List<Shelf> shelves(MeasureFilter filter) {
        return frameworks.published().stream()
                .filter(filter::takes)
                .map(edition -> Shelf.of(edition, filter))
                .filter(shelf -> shelf.count() > 0 || !filter.narrows())
                .toList();
    }

    @GetMapping("/measures/{edition}/{reference}")
    ModelAndView measure(Actor actor, @PathVariable UUID edition, @PathVariable String reference) {
        var published = frameworks.edition(actor, edition).orElseThrow(NotFound::new);
        var document = published.document();
        var measure = document.measure(reference).orElseThrow(NotFound::new);
        return new ModelAndView(
                "framework/shown/measure",
                Map.of(
                        "edition", published,
                        "theme", document.themeOf(reference).orElseThrow(),
                        "measure", measure,
                        "facts", facts(document.themeOf(reference).orElseThrow(), measure),
                        "history", history(actor, published.framework(), reference),
                        "links", links(actor, published.framework(), reference)));
    }

    private static SummaryList facts(Theme theme, Measure measure) {
        var unit = measure.unit().isEmpty() ? "" : ": " + measure.unit();
        var facts = SummaryList.of()
                .row("Counted as", measure.kind().words() + unit)
                .row("Which way is better", measure.direction().words());
        if (measure.target() != null) facts = facts.row("A promise reads", measure.target());
        facts = facts.row(
                "Evidence expected", measure.evidenceExpected().isEmpty() ? "Not stated" : measure.evidenceExpected());
        if (!measure.guidance().isEmpty()) facts = facts.row("How to count", measure.guidance());
        for (var outcome : theme.outcomes())
            if (outcome.reference().equals(measure.outcome())) facts = facts.row("Outcome", outcome.name());
        var proxy = measure.proxy();
        return proxy == null ? facts : facts.row("£ value", inWords(proxy));
    }

    private static String inWords(Proxy proxy) {
        return "%s for one, in prices of %d, for %s. Source: %s. Licence: %s. Used only where a council has switched it on, and never added to real money."
                .formatted(
                        new Quantity.Pounds(proxy.value()).shown(),
                        proxy.priceYear(),
                        proxy.place(),
                        proxy.source(),
                        proxy.licence());
    }

    private List<Past> history(Actor actor, UUID framework, String reference) {
        var editions = frameworks.editions(framework).stream()
                .filter(e -> e.mayBeSeenBy(actor))
                .toList();
        var history = new ArrayList<Past>();
        for (int i = 0; i < editions.size(); i++) {
            var here = editions.get(i);
            var changes = i + 1 == editions.size()
                    ? List.<Change>of()
                    : EditionRules.compare(editions.get(i + 1).document(), here.document());
            history.add(new Past(
                    here,
                    here.document().measure(reference).orElse(null),
                    changes.stream()
                            .filter(c -> c.reference().equals(reference))
                            .toList()));
        }
        return history;
    }

    private List<Counterpart> links(Actor actor, UUID framework, String reference) {
        var found = new ArrayList<Counterpart>();
        for (var each : crosswalks.of(framework, reference)) {
            var ours = frameworks.latest(each.framework()).filter(edition -> edition.mayBeSeenBy(actor));
            var theirs = frameworks.latest(each.otherFramework()).filter(edition -> edition.mayBeSeenBy(actor));
            if (ours.isEmpty() || theirs.isEmpty()) continue;
            var here = ours.get().document().measure(each.link().measure());
            var there = theirs.get().document().measure(each.link().otherMeasure());
            if (here.isEmpty() || there.isEmpty()) continue;
            var served =
                    CrosswalkRules.serves(each.link(), here.get(), there.get()).because();
            var away = each.framework().equals(framework);
            found.add(new Counterpart(away ? theirs.get() : ours.get(), away ? there.get() : here.get(), served));
        }
        return found;
    }
}
