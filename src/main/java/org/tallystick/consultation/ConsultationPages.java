package org.tallystick.consultation;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.organisation.Organisation;
import org.tallystick.organisation.Organisations;
import org.tallystick.page.Open;
import org.tallystick.shared.NotFound;

import java.util.Map;

/// Consultations for everyone: what is asked now, what was asked, and one's own page each.
@Controller
@Open
public class ConsultationPages {

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
        var rows =
                consultations.launched().stream()
                        .map(
                                each ->
                                        new Row(
                                                each,
                                                consultations
                                                        .latest(each)
                                                        .content()
                                                        .survey()
                                                        .title()
                                                        .en(),
                                                owner(each)))
                        .toList();
        return new ModelAndView("consultation/consultations", Map.of("rows", rows));
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
                "consultation/start",
                Map.of(
                        "consultation",
                        consultation,
                        "edition",
                        edition,
                        "owner",
                        owner(consultation),
                        "count",
                        consultations.count(consultation.id()),
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
