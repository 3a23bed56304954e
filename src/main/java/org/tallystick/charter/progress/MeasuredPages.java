package org.tallystick.charter.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Downloads;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/// What a signatory's spending files show, for everybody.
@Controller
@Open
class MeasuredPages {

    private static final List<String> HEADS =
            List.of("line", "principle", "quarter", "definition", "local", "known", "unknown", "state", "measured");

    private final Signatories signatories;
    private final Charters charters;
    private final Organisations organisations;
    private final Progress progress;

    MeasuredPages(Signatories signatories, Charters charters, Organisations organisations, Progress progress) {
        this.signatories = signatories;
        this.charters = charters;
        this.organisations = organisations;
        this.progress = progress;
    }

    /// Nothing of a signature that waits to be looked at is public.
    private Signatory shown(UUID id) {
        return signatories
                .find(id)
                .filter(each -> each.state() != Signatory.State.WAITING)
                .orElseThrow(NotFound::new);
    }

    private List<Line> verified(UUID signatory) {
        return progress.of(signatory).stream()
                .filter(each -> switch (each.state()) {
                    case VERIFIED, CORRECTED -> true;
                    case WAITING, REFUSED -> false;
                })
                .toList();
    }

    @GetMapping("/signatories/{id}/measured")
    ModelAndView published(@PathVariable UUID id) {
        var signatory = shown(id);
        return new ModelAndView(
                "charter/progress/public",
                Map.of(
                        "signatory",
                        signatory,
                        "organisation",
                        organisations
                                .find(signatory.organisation())
                                .map(Organisation::name)
                                .orElseThrow(),
                        "text",
                        charters.edition(signatory.edition()).orElseThrow().text(),
                        "lines",
                        progress.of(id),
                        "downloads",
                        Downloads.beside("/signatories/" + id + "/measured")));
    }

    @GetMapping("/signatories/{id}/measured.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADS);
        for (var line : verified(shown(id).id())) rows.add(cells(line));
        return Twins.csv("measured", rows);
    }

    @GetMapping("/signatories/{id}/measured.json")
    ResponseEntity<byte[]> json(@PathVariable UUID id) {
        var all = new ArrayList<Map<String, String>>();
        for (var line : verified(shown(id).id())) {
            var named = new LinkedHashMap<String, String>();
            var cells = cells(line);
            for (int at = 0; at < HEADS.size(); at++) named.put(HEADS.get(at), cells.get(at));
            all.add(named);
        }
        return Twins.json(all);
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.id().toString(),
                line.principle(),
                line.quarter().toString(),
                line.definition(),
                line.local().toPlainString(),
                line.known().toPlainString(),
                line.unknown().toPlainString(),
                line.state().words(),
                line.measuredAt().toString());
    }

    /// What `tallystick receipt verify` recomputes a verified line from.
    @GetMapping("/signatories/{id}/measured/{line}/receipt.json")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, @PathVariable UUID line) {
        return progress.receipt(shown(id).id(), line)
                .map(JsonMapper.shared()::readTree)
                .map(Twins::json)
                .orElseThrow(NotFound::new);
    }
}
