package org.tallystick.consultation.design;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Plan;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.library.survey.foreign.Imported;
import org.tallystick.library.survey.foreign.LimeSurveyImport;
import org.tallystick.library.survey.foreign.XlsFormImport;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The consultations that an officer's bodies prepare, hold and have held, and beginning one.
@Controller("consultationWork")
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations")
class WorkPages {

    private final Plans plans;
    private final Consultations consultations;
    private final Organisations organisations;
    private final Thresholds hidden;

    /// @param below counts below it are hidden of what a new consultation asks
    /// @param belowProtected the same for protected characteristics
    WorkPages(
            Plans plans,
            Consultations consultations,
            Organisations organisations,
            @Value("${tallystick.consultation.hide-below:5}") int below,
            @Value("${tallystick.consultation.hide-below-protected:10}") int belowProtected) {
        this.plans = plans;
        this.consultations = consultations;
        this.organisations = organisations;
        if (below < Thresholds.LEAST || belowProtected < Thresholds.LEAST)
            throw new CommandRefused("Set tallystick.consultation.hide-below and hide-below-protected to 3 or more: a"
                    + " count of 1 or 2 is a person.");
        hidden = new Thresholds(belowProtected, below);
    }

    /// One line of the list.
    ///
    /// @param launched empty while it is prepared
    public record Row(Draft draft, Optional<Consultation> launched, long count) {

        public String state() {
            return launched.map(each -> switch (each.state()) {
                        case COMING -> "Opens by itself";
                        case OPEN -> "Open";
                        case TYPING -> "Closed to the public";
                        case CLOSED -> "Closed";
                    })
                    .orElse("Being prepared");
        }
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        var rows = new ArrayList<Row>();
        for (var draft : plans.kept(actor)) {
            var launched = consultations.find(draft.consultation());
            rows.add(new Row(
                    draft,
                    launched,
                    launched.map(each -> consultations.count(each.id())).orElse(0L)));
        }
        return new ModelAndView("consultation/design/work", Map.of("rows", rows));
    }

    @GetMapping("/new")
    ModelAndView ask(Actor actor) {
        var mine = mine(actor);
        var only = mine.size() == 1 ? mine.getFirst().id().toString() : "";
        return ask(mine, UUID.randomUUID(), Fields.of(Map.of("owner", only, "from", "blank"), List.of()));
    }

    private static ModelAndView ask(List<Organisation> mine, UUID key, Fields fields) {
        return new ModelAndView("consultation/design/new", Map.of("owners", mine, "key", key, "fields", fields));
    }

    @PostMapping("/new")
    ModelAndView begin(
            Actor actor,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "file", required = false) MultipartFile file)
            throws IOException {
        var posted = PostedForm.of(form);
        var mine = mine(actor);
        var problems = new ArrayList<Problem>();
        var owner = mine.stream()
                .filter(each -> each.id().toString().equals(posted.text("owner")))
                .findFirst();
        if (owner.isEmpty()) problems.add(new Problem("owner", "Choose the body that asks"));
        var slug = posted.text("slug");
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() < 3 || slug.length() > 60)
            problems.add(new Problem(
                    "slug", "Enter 3 to 60 small letters, digits and hyphens, like" + " social-value-charter"));
        var survey = survey(posted, file, problems);
        if (problems.isEmpty() && owner.isPresent()) {
            var blank = Plan.blank(survey.title().en());
            var plan = blank.with(blank.content().with(survey).hiding(hidden));
            switch (plans.begin(actor, posted.key(), owner.get().id(), slug, plan)) {
                case Plans.Begun.Done(var draft) -> {
                    return new ModelAndView("redirect:/work/consultations/" + draft.consultation());
                }
                case Plans.Begun.Taken() ->
                    problems.add(new Problem("slug", "Choose another address: a consultation has this one"));
                case Plans.Begun.NotYours() -> problems.add(new Problem("owner", "Choose a body that you work for"));
            }
        }
        return Views.with(ask(mine, posted.key(), posted.fields(problems)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Survey survey(
            PostedForm posted, @org.jspecify.annotations.Nullable MultipartFile file, List<Problem> problems)
            throws IOException {
        var title = posted.text("title");
        return switch (posted.text("from")) {
            case "shropshire-2016" -> titled(SurveyPacks.charterTemplate(), title);
            case "file" -> {
                if (file == null || file.isEmpty()) {
                    problems.add(new Problem("file", "Choose the file to begin from"));
                    yield Plan.blank(title).survey();
                }
                yield read(file, title, posted.has("sure"), problems);
            }
            default -> {
                if (title.isEmpty() || title.length() > 200)
                    problems.add(new Problem("title", "Enter the title, in at most 200 characters"));
                yield Plan.blank(title).survey();
            }
        };
    }

    /// A survey from this or another program. What cannot be taken over is named first, and is left
    /// out only when that is confirmed.
    private static Survey read(MultipartFile file, String title, boolean sure, List<Problem> problems)
            throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").toLowerCase(Locale.UK);
        var read = name.endsWith(".lss")
                ? LimeSurveyImport.read(file.getBytes())
                : name.endsWith(".json") ? document(file.getBytes()) : XlsFormImport.read(file.getBytes(), name);
        return switch (read) {
            case Checked.Valid(var imported) -> {
                if (!imported.leftOut().isEmpty() && !sure) {
                    imported.leftOut().forEach(each -> problems.add(new Problem("file", each)));
                    if (imported.asksMore())
                        problems.add(
                                new Problem(
                                        "file",
                                        "A question without its condition is shown to everyone, and the number of answers shows how many gave the answer before it: put the condition back before the consultation opens"));
                    problems.add(new Problem(
                            "sure",
                            "These cannot be imported. Choose the file again and tick this box to start without them"));
                }
                yield titled(imported.survey(), title);
            }
            case Checked.Invalid(var found) -> {
                found.stream().limit(20).forEach(each -> problems.add(new Problem("file", each.message())));
                yield Plan.blank(title).survey();
            }
        };
    }

    private static Checked<Imported> document(byte[] file) {
        return switch (SurveyDocument.read(new String(file, StandardCharsets.UTF_8))) {
            case Checked.Valid(var survey) -> new Checked.Valid<>(new Imported(survey, List.of()));
            case Checked.Invalid(var problems) -> new Checked.Invalid<>(problems);
        };
    }

    private static Survey titled(Survey survey, String title) {
        return title.isEmpty()
                ? survey
                : new Survey(
                        Words.of(title),
                        survey.introduction(),
                        survey.source(),
                        survey.licence(),
                        survey.sections(),
                        survey.quotedIf());
    }

    private List<Organisation> mine(Actor actor) {
        var ids = new HashSet<>(actor.organisations(Role.OFFICER));
        ids.addAll(actor.organisations(Role.GROUP));
        return ids.stream()
                .sorted(java.util.Comparator.comparing(OrganisationId::toString))
                .map(organisations::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
