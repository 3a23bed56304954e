package org.tallystick.consultation.answering;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// Coming back to a half-finished answer with its code.
@Controller
@Open
@RequestMapping("/consultations/{slug}/saved")
class SavedPages {

    private final Consultations consultations;
    private final SavedAnswers saved;

    SavedPages(Consultations consultations, SavedAnswers saved) {
        this.consultations = consultations;
        this.saved = saved;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String slug, @RequestParam(defaultValue = "") String lang) {
        return ask(address(slug), slug, lang.equals("cy"), Fields.blank());
    }

    private ModelAndView ask(Consultations.Address address, String slug, boolean welsh, Fields fields) {
        var consultation = consultations.find(address.consultation()).orElseThrow(NotFound::new);
        var content = consultations.latest(consultation).content();
        var inWelsh = welsh && content.welsh();
        return new ModelAndView(
                "consultation/answering/saved",
                Map.of(
                        "slug",
                        slug,
                        "welsh",
                        inWelsh,
                        "title",
                        content.survey().title().in(inWelsh),
                        "fields",
                        fields.in(inWelsh)));
    }

    @PostMapping
    ModelAndView resume(@PathVariable String slug, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var address = address(slug);
        var found = saved.find(address, posted.text("code"));
        if (found.isEmpty())
            return Views.with(
                    ask(
                            address,
                            slug,
                            posted.text("lang").equals("cy"),
                            posted.fields(List.of(new Problem(
                                    "code",
                                    RespondentWords.CODE_WRONG.in(
                                            posted.text("lang").equals("cy")))))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        var edition = consultations
                .edition(address.consultation(), found.get().edition())
                .orElseThrow(NotFound::new);
        return AnswerView.page(AnswerSteps.first(AnswerPages.answering(
                slug,
                address.mode(),
                edition,
                found.get().key(),
                edition.content().welsh() && found.get().welsh(),
                found.get().answers(),
                found.get().from(),
                false)));
    }

    /// Anonymous answers cannot be saved: there the page does not exist.
    private Consultations.Address address(String slug) {
        return consultations
                .address(slug)
                .filter(each -> each.mode() != Mode.ANONYMOUS)
                .orElseThrow(NotFound::new);
    }
}
