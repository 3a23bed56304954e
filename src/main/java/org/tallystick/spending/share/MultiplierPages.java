package org.tallystick.spending.share;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.platform.page.list.Downloads;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.multiplier.Multipliers;
import org.tallystick.spending.multiplier.Survey;
import org.tallystick.spending.multiplier.SurveyForm;
import org.tallystick.spending.multiplier.SurveyReceipt;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;

/// The local multiplier: surveys of three rounds, and what an organisation assumes.
@Controller
class MultiplierPages {

    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_REASON = 2000;
    private static final BigDecimal MOST = BigDecimal.TEN;

    private final Publishers publishers;
    private final Multipliers multipliers;

    MultiplierPages(Publishers publishers, Multipliers multipliers) {
        this.publishers = publishers;
        this.multipliers = multipliers;
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).filter(Publisher::open).orElseThrow(NotFound::new);
    }

    @Only({Role.OFFICER, Role.ANALYST})
    @GetMapping("/work/spend/{publisher}/multiplier")
    ModelAndView desk(Actor actor, @PathVariable String publisher) {
        return page(mine(actor, publisher), Fields.blank());
    }

    private ModelAndView page(Publisher publisher, Fields fields) {
        return new ModelAndView(
                "spending/share/multiplier-desk",
                Map.of(
                        "publisher", publisher,
                        "surveys", multipliers.of(publisher.organisation()),
                        "assumed", multipliers.assumed(publisher.organisation()),
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    private ModelAndView again(Publisher publisher, PostedForm typed, List<Problem> problems) {
        var again = page(publisher, typed.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView back(Publisher publisher) {
        return new ModelAndView("redirect:/work/spend/" + publisher.key() + "/multiplier");
    }

    @Only({Role.OFFICER, Role.ANALYST})
    @SentAgain
    @PostMapping("/work/spend/{publisher}/multiplier")
    ModelAndView survey(
            Actor actor,
            @PathVariable String publisher,
            @RequestParam Map<String, String> all,
            @RequestParam MultipartFile file)
            throws IOException {
        var of = mine(actor, publisher);
        var typed = PostedForm.of(all);
        var form = new SurveyForm(all, file.getBytes(), Objects.requireNonNullElse(file.getOriginalFilename(), "file"));
        return switch (form.check()) {
            case Checked.Invalid<SurveyForm.Told>(var problems) -> again(of, typed, problems);
            case Checked.Valid<SurveyForm.Told>(var told) -> {
                if (multipliers.add(actor, typed.key(), of.organisation(), told)) yield back(of);
                var other = again(
                        of,
                        typed,
                        List.of(new Problem(
                                "name",
                                "Another survey was already sent with this form."
                                        + " Press “Add the survey” again to add"
                                        + " this one too")));
                other.setStatus(HttpStatus.CONFLICT);
                yield other;
            }
        };
    }

    @Only({Role.OFFICER, Role.ANALYST})
    @PostMapping("/work/spend/{publisher}/multiplier/assumption")
    ModelAndView assume(Actor actor, @PathVariable String publisher, @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        boolean none = typed.text("none").equals("yes");
        var value = Numbers.readPositive(typed.text("value"))
                .filter(each -> each.scale() <= 2 && each.compareTo(MOST) <= 0)
                .filter(each -> each.compareTo(BigDecimal.ONE) >= 0);
        if (!none && value.isEmpty())
            problems.add(new Problem("value", "Enter pounds from 1 to 10 with at most two places, like 1.76"));
        var source = typed.text("source");
        if (!none && (source.isEmpty() || source.length() > LONGEST_SOURCE))
            problems.add(new Problem("source", "Say where the value comes from, in at most 500 characters"));
        var because = typed.text("because");
        if (because.isEmpty() || because.length() > LONGEST_REASON)
            problems.add(new Problem("because", "Say why it applies here, in at most 2,000 characters"));
        if (!problems.isEmpty()) return again(of, typed, problems);
        multipliers.assume(
                actor, typed.key(), of.organisation(), none ? Optional.empty() : value, none ? "" : source, because);
        return back(of);
    }

    private Publisher open(String publisher) {
        return publishers.open(publisher).orElseThrow(NotFound::new);
    }

    @Open
    @GetMapping("/local-spend/{publisher}/multiplier")
    ModelAndView published(@PathVariable String publisher) {
        var of = open(publisher);
        var model = new LinkedHashMap<String, Object>();
        model.put("publisher", of);
        model.put("surveys", multipliers.of(of.organisation()));
        model.put("assumed", multipliers.assumed(of.organisation()));
        model.put("downloads", Downloads.beside("/local-spend/" + of.key() + "/multiplier"));
        return new ModelAndView("spending/share/multiplier", model);
    }

    @Open
    @GetMapping("/local-spend/{publisher}/multiplier.csv")
    ResponseEntity<byte[]> csv(@PathVariable String publisher) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("survey", "name", "round", "pounds", "answered", "asked", "lm3", "entered"));
        for (var survey : multipliers.of(open(publisher).organisation()))
            for (int at = 0; at < survey.rounds().size(); at++) rows.add(row(survey, at));
        return Twins.csv(publisher + " multiplier", rows);
    }

    private static List<String> row(Survey survey, int at) {
        var round = survey.rounds().get(at);
        return List.of(
                survey.id().toString(),
                survey.name(),
                Integer.toString(at + 1),
                round.amount().toPlainString(),
                Integer.toString(round.answered()),
                Integer.toString(round.asked()),
                survey.lm3().map(BigDecimal::toPlainString).orElse(""),
                survey.at().toString());
    }

    @Open
    @GetMapping("/local-spend/{publisher}/multiplier.json")
    ResponseEntity<byte[]> json(@PathVariable String publisher) {
        var of = open(publisher);
        var data = new LinkedHashMap<String, Object>();
        data.put("publisher", of.key());
        data.put("assumed", multipliers.assumed(of.organisation()).orElse(null));
        data.put(
                "surveys",
                multipliers.of(of.organisation()).stream()
                        .map(SurveyReceipt::of)
                        .toList());
        return Twins.json(data);
    }

    /// What `tallystick receipt verify` works a multiplier out from again.
    @Open
    @GetMapping("/local-spend/{publisher}/multiplier/{survey}/receipt.json")
    ResponseEntity<byte[]> receipt(@PathVariable String publisher, @PathVariable UUID survey) {
        return multipliers.of(open(publisher).organisation()).stream()
                .filter(each -> each.id().equals(survey))
                .findFirst()
                .map(each -> Twins.json(SurveyReceipt.of(each)))
                .orElseThrow(NotFound::new);
    }
}
