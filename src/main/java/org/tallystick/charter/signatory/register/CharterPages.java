package org.tallystick.charter.signatory.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.text.Adoptions;
import org.tallystick.charter.text.Alignment;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.CharterRules;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;

/// The charters as everyone reads them: now, as they were, and what changed.
@Controller
@Open
class CharterPages {

    private static final String ID = "/charter/{charter:[0-9a-f-]+}";

    private final Charters charters;
    private final Adoptions adoptions;
    private final Alignment alignment;
    private final Signatories signatories;

    CharterPages(Charters charters, Adoptions adoptions, Alignment alignment, Signatories signatories) {
        this.charters = charters;
        this.adoptions = adoptions;
        this.alignment = alignment;
        this.signatories = signatories;
    }

    /// A charter in the list, with how many organisations stand on its register.
    public record Line(Charter.Edition edition, long signed) {}

    @GetMapping("/charter")
    ModelAndView all() {
        var all = charters.published();
        if (all.size() == 1) return edition(all.getFirst());
        return new ModelAndView(
                "charter/signatory/register/charters",
                Map.of("lines", all.stream().map(this::line).toList()));
    }

    private Line line(Charter.Edition edition) {
        return new Line(edition, signed(edition));
    }

    private long signed(Charter.Edition edition) {
        return signatories.of(edition.charter().id()).stream()
                .filter(each -> each.state().listed())
                .count();
    }

    @GetMapping(ID)
    ModelAndView now(@PathVariable UUID charter) {
        return edition(editions(charter).getFirst());
    }

    private List<Charter.Edition> editions(UUID charter) {
        var editions = charters.editions(charter);
        if (editions.isEmpty()) throw new NotFound();
        return editions;
    }

    @GetMapping(ID + "/editions/{number:[0-9]+}")
    ModelAndView then(@PathVariable UUID charter, @PathVariable int number) {
        return edition(find(charter, number));
    }

    private Charter.Edition find(UUID charter, int number) {
        return editions(charter).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private ModelAndView edition(Charter.Edition edition) {
        return new ModelAndView(
                "charter/signatory/register/charter",
                new TreeMap<>(Map.of(
                        "edition", edition,
                        "editions", charters.editions(edition.charter().id()),
                        "adoptions", adoptions.of(edition.charter().id(), edition.draft()),
                        "alignment", alignment.of(edition.text()),
                        "signed", signed(edition))));
    }

    @GetMapping(ID + "/editions/{number:[0-9]+}.json")
    ResponseEntity<byte[]> json(@PathVariable UUID charter, @PathVariable int number) {
        return Twins.json(find(charter, number).text());
    }

    /// Two editions side by side; the last two where nothing else is asked.
    @GetMapping(ID + "/compare")
    ModelAndView compare(
            @PathVariable UUID charter,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var editions = editions(charter);
        var after = chosen(editions, to, editions.getFirst());
        var before = chosen(editions, from, editions.get(Math.min(1, editions.size() - 1)));
        return new ModelAndView(
                "charter/signatory/register/compare",
                Map.of(
                        "editions", editions,
                        "before", before,
                        "after", after,
                        "differences", CharterRules.compare(before.text(), after.text())));
    }

    private static Charter.Edition chosen(
            List<Charter.Edition> editions, @Nullable String number, Charter.Edition otherwise) {
        return editions.stream()
                .filter(each -> String.valueOf(each.number()).equals(number))
                .findFirst()
                .orElse(otherwise);
    }
}
