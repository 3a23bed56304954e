package org.tallystick.framework.shown;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.EditionDocument;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.framework.sheet.EditionSheets;
import org.tallystick.framework.sheet.SheetAnswers;
import org.tallystick.library.sheet.Format;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;

/// A framework's editions: to read, to download, to hold side by side. One whose licence forbids
/// sharing is not found, but for those who keep it.
@Controller
@Open
class EditionPages {

    private final Frameworks frameworks;

    EditionPages(Frameworks frameworks) {
        this.frameworks = frameworks;
    }

    @GetMapping("/frameworks/{framework}")
    ModelAndView latest(Actor actor, @PathVariable UUID framework) {
        var edition = visible(actor, framework).getFirst();
        return new ModelAndView("redirect:/frameworks/" + framework + "/editions/" + edition.number());
    }

    @GetMapping("/frameworks/{framework}/editions/{number:[0-9]+}")
    ModelAndView edition(Actor actor, @PathVariable UUID framework, @PathVariable int number) {
        var edition = frameworks.edition(actor, framework, number).orElseThrow(NotFound::new);
        var filter = MeasureFilter.read(null, null, null, "show");
        return new ModelAndView(
                "framework/shown/edition",
                Map.of(
                        "shelf", Shelf.of(edition, filter),
                        "editions", visible(actor, framework)));
    }

    @GetMapping("/frameworks/{framework}/editions/{number:[0-9]+}.{format:xlsx|ods|csv}")
    ResponseEntity<byte[]> sheet(
            Actor actor, @PathVariable UUID framework, @PathVariable int number, @PathVariable String format) {
        var edition = frameworks.edition(actor, framework, number).orElseThrow(NotFound::new);
        var sheet = EditionSheets.export(edition.document()).getFirst();
        var name = edition.document().framework() + " " + number;
        return SheetAnswers.of(Format.valueOf(format.toUpperCase(Locale.ROOT)), sheet, name);
    }

    @GetMapping("/frameworks/{framework}/editions/{number:[0-9]+}.json")
    ResponseEntity<String> json(Actor actor, @PathVariable UUID framework, @PathVariable int number) {
        var edition = frameworks.edition(actor, framework, number).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        SheetAnswers.attachment(edition.document().framework() + " " + number, "json"))
                .body(EditionDocument.write(edition.document()));
    }

    @GetMapping("/frameworks/{framework}/compare")
    ModelAndView compare(
            Actor actor,
            @PathVariable UUID framework,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to) {
        var editions = visible(actor, framework);
        var after = numbered(editions, to == null ? editions.getFirst().number() : to);
        var before = numbered(editions, from == null ? Math.max(1, after.number() - 1) : from);
        return new ModelAndView(
                "framework/shown/compare",
                Map.of(
                        "before", before,
                        "after", after,
                        "table", Compared.table(before, after),
                        "editions", editions));
    }

    private static Published numbered(List<Published> editions, int number) {
        return editions.stream()
                .filter(edition -> edition.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /// Every edition that the actor may see, the latest first.
    private List<Published> visible(Actor actor, UUID framework) {
        var editions = frameworks.editions(framework).stream()
                .filter(e -> e.mayBeSeenBy(actor))
                .toList();
        if (editions.isEmpty()) throw new NotFound();
        return editions;
    }
}
