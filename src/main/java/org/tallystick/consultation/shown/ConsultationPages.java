package org.tallystick.consultation.shown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.design.Launches;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.NotFound;

/// Consultations for everyone: what is asked now, what was asked, and one's own page each.
@Controller
@Open
class ConsultationPages {

    private final Consultations consultations;
    private final Launches launches;
    private final Organisations organisations;

    ConsultationPages(Consultations consultations, Launches launches, Organisations organisations) {
        this.consultations = consultations;
        this.launches = launches;
        this.organisations = organisations;
    }

    /// A consultation as lists show it.
    public record Row(Consultation consultation, String title, String owner) {}

    @GetMapping("/consultations")
    ModelAndView all() {
        return new ModelAndView("consultation/shown/consultations", Map.of("rows", rows()));
    }

    private List<Row> rows() {
        return consultations.launched().stream()
                .map(each -> new Row(
                        each,
                        consultations.latest(each).content().survey().title().en(),
                        owner(each)))
                .toList();
    }

    private static final List<String> HEADINGS =
            List.of("Address", "Title", "Owner", "State", "Names", "Opens", "Closes", "Answers");

    private List<String> cells(Row row) {
        var each = row.consultation();
        return List.of(
                "/consultations/" + each.slug(),
                row.title(),
                row.owner(),
                Keys.write(each.state()),
                each.mode().words(),
                each.opens().toString(),
                each.closes().toString(),
                String.valueOf(consultations.told(each)));
    }

    @GetMapping("/consultations.csv")
    ResponseEntity<byte[]> csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var row : rows()) rows.add(cells(row));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(Format.CSV.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consultations.csv\"")
                .body(Sheets.write(Format.CSV, List.of(Sheet.ofText("Consultations", rows))));
    }

    @GetMapping("/consultations.json")
    ResponseEntity<List<Map<String, String>>> json() {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows()) {
            var one = new LinkedHashMap<String, String>();
            var cells = cells(row);
            for (var at = 0; at < cells.size(); at++) one.put(HEADINGS.get(at).toLowerCase(Locale.ROOT), cells.get(at));
            all.add(one);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(all);
    }

    /// A launched survey as one file, in the form that the command line and imports read.
    @GetMapping("/consultations/{slug}/survey.json")
    ResponseEntity<String> survey(@PathVariable String slug) {
        var consultation = consultations.find(slug).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(SurveyDocument.write(
                        consultations.latest(consultation).content().survey()));
    }

    private String owner(Consultation consultation) {
        return organisations.find(consultation.owner()).map(Organisation::name).orElse("A council");
    }

    /// The page before the first question: what it is about, what happens to names, how long it is
    /// open.
    @GetMapping("/consultations/{slug}")
    ModelAndView one(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String from) {
        var consultation = consultations.find(slug).orElseThrow(NotFound::new);
        var edition = consultations.latest(consultation);
        return new ModelAndView(
                "consultation/shown/start",
                Map.of(
                        "consultation",
                        consultation,
                        "edition",
                        edition,
                        "owner",
                        owner(consultation),
                        "count",
                        consultation.closed() ? consultations.count(consultation.id()) : 0L,
                        "extensions",
                        launches.extensions(consultation.id()),
                        "corrections",
                        consultations.editions(consultation.id()),
                        "welsh",
                        edition.content().welsh() && lang.equals("cy"),
                        "from",
                        from.matches("[A-Za-z0-9-]{1,40}") ? from : ""));
    }
}
