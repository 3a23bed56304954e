package org.tallystick.consultation.answering;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Edition;
import org.tallystick.consultation.Invitations;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// Answering. Nobody signs in, no session is made, no cookie is set for an anonymous answer, and
/// until it is sent everything answered is in the respondent's own browser only.
@Controller
@Open
@RequestMapping("/consultations/{slug}")
class AnswerPages {

    private final Consultations consultations;
    private final Submissions submissions;
    private final AnswerWriter arrivals;
    private final Invitations invitations;
    private final AnswerLimits crowds;
    private final SavedAnswers saved;
    private final AnswerFiles files;
    private final FileFields fields;

    AnswerPages(
            Consultations consultations,
            Submissions submissions,
            AnswerWriter arrivals,
            Invitations invitations,
            AnswerLimits crowds,
            SavedAnswers saved,
            AnswerFiles files,
            FileFields fields) {
        this.consultations = consultations;
        this.submissions = submissions;
        this.arrivals = arrivals;
        this.invitations = invitations;
        this.crowds = crowds;
        this.saved = saved;
        this.files = files;
        this.fields = fields;
    }

    @GetMapping("/answer")
    ModelAndView begin(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String from) {
        var consultation = consultations.find(slug).orElseThrow(NotFound::new);
        if (!consultation.open()) return new ModelAndView("redirect:/consultations/" + slug);
        var edition = consultations.latest(consultation);
        var welsh = edition.content().welsh() && lang.equals("cy");
        return AnswerView.page(AnswerSteps.first(
                answering(slug, consultation.mode(), edition, UUID.randomUUID(), welsh, Answers.NONE, from, false)));
    }

    @PostMapping("/answer")
    ModelAndView step(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> sent,
            HttpServletRequest request)
            throws IOException {
        ownPagesOnly(request);
        var posted = PostedForm.of(form);
        var before = answering(slug, posted);
        var consultation =
                consultations.address(slug).orElseThrow(NotFound::new).consultation();
        var taken = fields.take(consultation, before, posted, sent, request.getRemoteAddr());
        var answering = before.with(taken.answers());
        var step = AnswerView.next(answering, posted, taken.problems());
        return posted.text("_then").equals("save")
                        && answering.saves()
                        && step instanceof AnswerSteps.Step.Ask(var now, var _, var _)
                ? save(slug, now)
                : AnswerView.page(step);
    }

    /// The code is in the page and not in an address, which browsers and servers would remember.
    private ModelAndView save(String slug, Answering now) {
        var address = consultations.address(slug).orElseThrow(NotFound::new);
        return saved.save(address, SavedAnswers.Saved.of(now))
                .map(code -> new ModelAndView(
                        "consultation/answering/code", Map.of("answering", now, "slug", slug, "code", code)))
                .orElseGet(() -> tooLate(slug, now));
    }

    private static ModelAndView tooLate(String slug, Answering answering) {
        return new ModelAndView(
                "consultation/answering/too-late", Map.of("answering", answering, "slug", slug), HttpStatus.CONFLICT);
    }

    @PostMapping("/answers")
    ModelAndView send(
            @PathVariable String slug, @RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
        ownPagesOnly(request);
        var posted = PostedForm.of(form);
        var address = consultations.address(slug).orElseThrow(NotFound::new);
        var edition = edition(address, posted);
        var answers = AnswerView.carried(posted);
        if (!(AnswerRules.check(edition.content().survey(), answers) instanceof Checked.Valid<Answers>(var checked))
                || checked.byItem().isEmpty()) return refused(answering(slug, posted));
        var own = files.own(address.consultation(), posted.needed("_key"), checked);
        if (own.byItem().size() < checked.byItem().size())
            return consultations.find(address.consultation()).orElseThrow().open()
                    ? gone(answering(slug, posted), own)
                    : tooLate(slug, answering(slug, posted));
        if (!crowds.lets(address.consultation(), request.getRemoteAddr()))
            return later(answering(slug, posted), RespondentWords.TOO_MANY, HttpStatus.TOO_MANY_REQUESTS);
        var sending = Sending.of(
                edition,
                address.mode(),
                posted.needed("_key"),
                own,
                invitations.find(address, posted.text("_from")).orElse(null));
        return switch (submissions.submit(sending)) {
            case Submissions.Submitted.Received(var reference, var before) ->
                received(slug, reference, before, posted.text("_lang").equals("cy"));
            case Submissions.Submitted.NotOpen() -> tooLate(slug, answering(slug, posted));
            case Submissions.Submitted.TryAgain() ->
                later(answering(slug, posted), RespondentWords.TRY_AGAIN, HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /// As a view of its own: a name like "redirect:…" would be looked for among the templates
    /// first, at every answer.
    private static ModelAndView received(String slug, String reference, boolean before, boolean welsh) {
        return new ModelAndView(new RedirectView(
                "/consultations/"
                        + slug
                        + "/receipt?reference="
                        + reference
                        + (before ? "&again=yes" : "")
                        + (welsh ? "&lang=cy" : ""),
                false,
                true,
                false));
    }

    private static ModelAndView refused(Answering answering) {
        return AnswerView.check(answering, AnswerSteps.problems(answering));
    }

    private static ModelAndView gone(Answering answering, Answers own) {
        var words = RespondentWords.FILE_GONE.in(answering.welsh());
        var problems = answering.answers().byItem().entrySet().stream()
                .filter(each -> each.getValue() instanceof Answer.Uploaded)
                .filter(each -> own.to(each.getKey()).isEmpty())
                .map(each -> new Problem(each.getKey(), words));
        return AnswerView.check(answering, problems.toList());
    }

    private static ModelAndView later(Answering answering, RespondentWords words, HttpStatus status) {
        var view = AnswerView.check(answering, List.of(Problem.ofAll(words.in(answering.welsh()))));
        view.setStatus(status);
        return view;
    }

    /// Also answers "did it arrive?", for whoever lost the page.
    @GetMapping("/receipt")
    ModelAndView receipt(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String lang) {
        var consultation = consultations.find(slug).orElseThrow(NotFound::new);
        var plain = Reference.read(reference);
        var edition = consultations.latest(consultation);
        return new ModelAndView(
                "consultation/answering/receipt",
                Map.of(
                        "consultation",
                        consultation,
                        "edition",
                        edition,
                        "reference",
                        plain,
                        "again",
                        again.equals("yes"),
                        "arrived",
                        arrivals.arrived(consultation.id(), plain),
                        "welsh",
                        edition.content().welsh() && lang.equals("cy")));
    }

    private Answering answering(String slug, PostedForm posted) {
        var address = consultations.address(slug).orElseThrow(NotFound::new);
        var edition = edition(address, posted);
        return answering(
                slug,
                address.mode(),
                edition,
                posted.needed("_key"),
                edition.content().welsh() && posted.text("_lang").equals("cy"),
                AnswerView.carried(posted),
                posted.text("_from"),
                posted.text("_checked").equals("yes"));
    }

    private Edition edition(Consultations.Address address, PostedForm posted) {
        var number = posted.whole("_edition").orElseThrow(PostedForm::unreadable);
        return consultations.edition(address.consultation(), number).orElseThrow(PostedForm::unreadable);
    }

    static Answering answering(
            String slug,
            Mode mode,
            Edition edition,
            UUID key,
            boolean welsh,
            Answers answers,
            String from,
            boolean checked) {
        return new Answering(
                "/consultations/" + slug + "/answer",
                edition.content(),
                edition.number(),
                key,
                welsh,
                answers,
                from,
                checked,
                true,
                mode != Mode.ANONYMOUS);
    }

    /// There is no session whose authority could be borrowed, so these forms carry no token; but
    /// another site must not make its visitors answer. Browsers say where a form was sent from: by
    /// https with the one header, else with the other.
    private static void ownPagesOnly(HttpServletRequest request) {
        var from = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        var own = from != null
                ? from.equals("same-origin") || from.equals("none")
                : origin == null || isOwn(origin, request);
        if (!own) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            var there = URI.create(origin);
            var port = there.getPort() >= 0 ? there.getPort() : "https".equals(there.getScheme()) ? 443 : 80;
            return request.getServerName().equalsIgnoreCase(there.getHost()) && request.getServerPort() == port;
        } catch (IllegalArgumentException nowhere) {
            return false;
        }
    }
}
