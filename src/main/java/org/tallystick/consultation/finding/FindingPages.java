package org.tallystick.consultation.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultations;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Site;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;

/// Published findings, for everybody: the page and its twins read one document.
@Controller
@Open
class FindingPages {

    private final Consultations consultations;
    private final Findings findings;
    private final DecisionsTold decisions;
    private final Site site;

    FindingPages(Consultations consultations, Findings findings, DecisionsTold decisions, Site site) {
        this.site = site;
        this.decisions = decisions;
        this.consultations = consultations;
        this.findings = findings;
    }

    @GetMapping("/consultations/{slug}/findings")
    ModelAndView findings(@PathVariable String slug, @RequestParam(defaultValue = "") String lang) {
        var consultation = consultations.find(slug).orElseThrow(NotFound::new);
        return findings.latest(consultation.id())
                .map(each -> new ModelAndView(
                        "consultation/finding/findings",
                        Map.of(
                                "published",
                                each,
                                "decisions",
                                decisions.of(consultation.id()),
                                "welsh",
                                each.document().welsh() && lang.equals("cy"))))
                .orElseGet(() -> new ModelAndView(
                        "consultation/finding/waiting", Map.of("slug", slug, "welsh", lang.equals("cy"))));
    }

    @GetMapping("/consultations/{slug}/findings.json")
    ResponseEntity<byte[]> json(@PathVariable String slug) {
        return Twins.json(
                FindingRules.told(Findings.JSON.valueToTree(published(slug).document()), site.demo()));
    }

    /// Counts alone in CSV, which has one sheet; with the code book in a workbook.
    @GetMapping("/consultations/{slug}/findings.{format:csv|xlsx|ods}")
    ResponseEntity<byte[]> sheet(@PathVariable String slug, @PathVariable String format) {
        var kind = Format.valueOf(format.toUpperCase(Locale.ROOT));
        var document = published(slug).document();
        return file(
                kind,
                slug + "-findings",
                Sheets.write(
                        kind,
                        kind == Format.CSV ? List.of(FindingSheets.counts(document)) : FindingSheets.of(document)));
    }

    @GetMapping("/consultations/{slug}/code-book.csv")
    ResponseEntity<byte[]> codeBook(@PathVariable String slug) {
        var sheet = FindingSheets.codeBook(published(slug).document());
        return file(Format.CSV, slug + "-code-book", Sheets.write(Format.CSV, List.of(sheet)));
    }

    private static ResponseEntity<byte[]> file(Format format, String name, byte[] content) {
        return Twins.file(name + "." + format.extension(), format.mediaType(), content);
    }

    private Findings.Published published(String slug) {
        return consultations
                .find(slug)
                .flatMap(found -> findings.latest(found.id()))
                .orElseThrow(NotFound::new);
    }
}
