package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.bid.Drafts.Saved;
import org.tallystick.procurement.tender.Extensions;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.procurement.tender.Tenders.Published;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// Tenders for everyone, and the way into a bid: no account, one code that the bidder keeps.
@Controller
@Open
class TenderPages {

    private static final List<String> HEADINGS =
            List.of("Tender", "Title", "Buyer", "Deadline", "Value", "VAT", "Starts", "Ends", "Kind", "Where");

    private final Tenders tenders;
    private final Extensions extensions;
    private final Drafts drafts;
    private final Organisations organisations;

    /// Many bidders may share one address, behind a proxy or a network, on the last day too.
    private final RateLimit starts = new RateLimit(2_000, Duration.ofMinutes(15));

    /// A code has 160 bits, so that nobody guesses one: this holds back a flood, and never a code
    /// that is right.
    private final RateLimit wrongCodes = new RateLimit(2_000, Duration.ofMinutes(15));

    private final InstantSource clock;

    TenderPages(
            Tenders tenders, Extensions extensions, Drafts drafts, Organisations organisations, InstantSource clock) {
        this.clock = clock;
        this.tenders = tenders;
        this.extensions = extensions;
        this.drafts = drafts;
        this.organisations = organisations;
    }

    private String buyer(Published tender) {
        return organisations.find(tender.buyer()).map(Organisation::name).orElse("A buyer");
    }

    @GetMapping("/tenders")
    ModelAndView open() {
        var buyers = new LinkedHashMap<UUID, String>();
        for (var tender : tenders.open()) buyers.put(tender.id(), buyer(tender));
        var past = tenders.past();
        var names = named(past);
        return new ModelAndView(
                "procurement/bid/tenders",
                Map.of("tenders", tenders.open(), "buyers", buyers, "past", past, "names", names));
    }

    /// The names of those who bought and of those who were awarded it.
    private Map<OrganisationId, String> named(List<Tenders.Past> past) {
        var wanted = past.stream()
                .flatMap(each -> Stream.of(each.buyer(), each.supplier()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) return Map.of();
        return organisations.all().stream()
                .filter(each -> wanted.contains(each.id()))
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    private List<String> row(Published each) {
        var tender = each.tender();
        return List.of(
                each.id().toString(),
                tender.title(),
                buyer(each),
                each.deadline().toString(),
                tender.value().amount().toPlainString(),
                tender.value().vat().words(),
                tender.starts().toString(),
                tender.ends().toString(),
                tender.category(),
                tender.place());
    }

    @GetMapping("/tenders.csv")
    ResponseEntity<byte[]> csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var each : tenders.open()) rows.add(row(each));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(Format.CSV.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tenders.csv\"")
                .body(Sheets.write(Format.CSV, List.of(Sheet.ofText("Tenders", rows))));
    }

    @GetMapping("/tenders.json")
    ResponseEntity<List<Map<String, String>>> json() {
        var all = new ArrayList<Map<String, String>>();
        for (var each : tenders.open()) {
            var row = new LinkedHashMap<String, String>();
            var cells = row(each);
            for (int at = 0; at < cells.size(); at++)
                row.put(HEADINGS.get(at).toLowerCase(java.util.Locale.ROOT), cells.get(at));
            all.add(row);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(all);
    }

    @GetMapping("/tenders/{id}")
    ModelAndView one(@PathVariable UUID id) {
        var tender = tenders.find(id).orElseThrow(NotFound::new);
        return new ModelAndView(
                "procurement/bid/tender",
                Map.of(
                        "tender", tender,
                        "facts", TenderFigures.facts(tender.tender(), buyer(tender), tender.deadline()),
                        "past", tenders.past(id),
                        "names", named(tenders.past(id).stream().toList()),
                        "extensions", extensions.approved(id)));
    }

    /// The code is made here and sent back with the button, so that a second click starts nothing
    /// else.
    @GetMapping("/tenders/{id}/bid")
    ModelAndView ask(@PathVariable UUID id) {
        var tender = tenders.find(id).orElseThrow(NotFound::new);
        if (tender.over()) return new ModelAndView("redirect:/tenders/" + id);
        return new ModelAndView(
                "procurement/bid/start",
                Map.of("tender", tender, "code", BidSecret.make().text().replaceAll("(.{4})(?=.)", "$1-")));
    }

    @PostMapping("/tenders/{id}/bid")
    ModelAndView start(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> all,
            HttpServletRequest request,
            HttpServletResponse response) {
        limit(starts, request);
        var secret = BidSecret.read(PostedForm.of(all).text("code"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return switch (drafts.start(secret, id)) {
            case Saved.Kept _ -> {
                BidCookie.give(secret, request, response);
                yield new ModelAndView("redirect:/bids");
            }
            case Saved.Over _, Saved.Changed _, Saved.Refused _ -> new ModelAndView("redirect:/tenders/" + id);
            case Saved.NotFound _ -> throw new NotFound();
        };
    }

    @GetMapping("/bids/resume")
    ModelAndView resume() {
        return new ModelAndView("procurement/bid/resume", Map.of("fields", Fields.blank()));
    }

    @PostMapping("/bids/resume")
    ModelAndView resume(
            @RequestParam MultiValueMap<String, String> all, HttpServletRequest request, HttpServletResponse response) {
        var secret = BidSecret.read(PostedForm.of(all).text("code"));
        if (secret.flatMap(drafts::find).isEmpty()) {
            limit(wrongCodes, request);
            return PlanDesk.refused(new ModelAndView(
                    "procurement/bid/resume",
                    Map.of(
                            "fields",
                            Fields.of(
                                    Map.of(),
                                    List.of(new Problem(
                                            "code",
                                            "Enter the 32 letters and digits of"
                                                    + " your code again: one of them is missing or wrong"))))));
        }
        BidCookie.give(secret.get(), request, response);
        return new ModelAndView("redirect:/bids");
    }

    @PostMapping("/bids/leave")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        BidCookie.take(request, response);
        return new ModelAndView("redirect:/tenders");
    }

    private void limit(RateLimit limit, HttpServletRequest request) {
        if (!limit.allows(request.getRemoteAddr(), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
