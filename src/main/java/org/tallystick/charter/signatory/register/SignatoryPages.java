package org.tallystick.charter.signatory.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Concerns;
import org.tallystick.charter.signatory.Delivered;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Site;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.UkTime;

/// The public register: the list, its file and data, each signatory's page and its logo.
@Controller
@Open
class SignatoryPages {

    private static final int ON_A_PAGE = 50;

    private final Register register;
    private final Signatories signatories;
    private final Charters charters;
    private final Organisations organisations;
    private final Cards cards;
    private final Concerns concerns;
    private final Delivered delivered;
    private final Site site;
    private final String address;

    SignatoryPages(
            Register register,
            Signatories signatories,
            Charters charters,
            Organisations organisations,
            Cards cards,
            Concerns concerns,
            Delivered delivered,
            Site site,
            @Value("${tallystick.address}") String address) {
        this.register = register;
        this.signatories = signatories;
        this.charters = charters;
        this.organisations = organisations;
        this.cards = cards;
        this.concerns = concerns;
        this.delivered = delivered;
        this.site = site;
        this.address = address;
    }

    @GetMapping("/signatories")
    ModelAndView list(SignatoryFilter.Asked asked, @RequestParam(required = false) @Nullable String page) {
        var filter = SignatoryFilter.read(asked);
        var rows = register.rows(filter);
        var paging = Paging.read(page, ON_A_PAGE);
        var model = new LinkedHashMap<String, Object>();
        model.put("filter", filter);
        model.put("total", rows.size());
        model.put("showing", paging.inWords(rows.size()) + (rows.size() == 1 ? " signatory" : " signatories"));
        model.put(
                "table",
                SignatoryRow.table(
                        rows.stream().skip(paging.offset()).limit(ON_A_PAGE).toList()));
        model.put("pagination", paging.pagination(rows.size(), filter::address));
        model.put("charters", charterChoices());
        model.put("places", placeChoices());
        model.put("principles", principleChoices());
        return new ModelAndView("charter/signatory/register/signatories", model);
    }

    private List<Choice> charterChoices() {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "Any charter"));
        for (var each : charters.published())
            choices.add(Choice.of(each.charter().id().toString(), each.text().charter()));
        return choices;
    }

    private List<Choice> placeChoices() {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "Any place"));
        organisations.places().forEach((code, name) -> choices.add(Choice.of(code, name)));
        return choices;
    }

    private List<Choice> principleChoices() {
        var choices = new LinkedHashSet<Choice>();
        choices.add(Choice.of("", "Any principle"));
        for (var each : charters.published())
            for (var principle : each.text().principles())
                choices.add(Choice.of(principle.reference(), principle.reference() + " " + principle.name()));
        return List.copyOf(choices);
    }

    @GetMapping("/signatories.csv")
    ResponseEntity<byte[]> csv(SignatoryFilter.Asked asked) {
        var rows = new ArrayList<List<String>>();
        rows.add(SignatoryRow.HEADS);
        register.rows(SignatoryFilter.read(asked)).forEach(row -> rows.add(row.cells()));
        return Twins.csv("signatories", rows);
    }

    @GetMapping({"/signatories.json", "/api/signatories"})
    ResponseEntity<byte[]> json(SignatoryFilter.Asked asked) {
        return Twins.json(register.rows(SignatoryFilter.read(asked)));
    }

    @GetMapping("/signatories/{id}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String signed) {
        var signatory = signatories.find(id).orElseThrow(NotFound::new);
        var model = new LinkedHashMap<String, Object>();
        model.put("signatory", signatory);
        model.put("organisation", organisation(signatory));
        model.put("edition", edition(signatory));
        model.put("held", signatories.held(signatory));
        model.put("cards", cards.of(id));
        model.put(
                "concerns",
                concerns.of(id).stream().filter(each -> each.outcome() != null).toList());
        model.put("delivered", delivered.table(signatory.organisation(), signatories.today()));
        model.put("today", signatories.today());
        model.put("signed", signed == null ? "" : signed);
        return new ModelAndView("charter/signatory/register/signatory", model);
    }

    private Organisation organisation(Signatory signatory) {
        return organisations.find(signatory.organisation()).orElseThrow();
    }

    private Charter.Edition edition(Signatory signatory) {
        return charters.edition(signatory.edition()).orElseThrow();
    }

    /// The logo is there while the signature holds.
    @GetMapping("/signatories/{id}/logo.svg")
    ResponseEntity<String> logo(@PathVariable UUID id, @RequestParam(required = false) @Nullable String save) {
        var signatory =
                signatories.find(id).filter(each -> each.state().listed()).orElseThrow(NotFound::new);
        var svg = Logo.svg(
                edition(signatory).text().charter(),
                organisation(signatory).name(),
                "Signed "
                        + UkTime.date(UkTime.day(signatory.signedAt()))
                        + ", until "
                        + UkTime.date(signatory.expiresOn()),
                address + signatory.address(),
                site.colours().brand());
        var answer = ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml;charset=UTF-8"));
        if (save != null)
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("charter-logo.svg")
                            .build()
                            .toString());
        return answer.body(svg);
    }
}
