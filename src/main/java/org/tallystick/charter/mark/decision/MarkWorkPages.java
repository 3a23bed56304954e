package org.tallystick.charter.mark.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.mark.Agreement;
import org.tallystick.charter.mark.Agreements;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.mark.MarkRules;
import org.tallystick.charter.mark.MarkScheme;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Scheme;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.mark.scheme.TargetForm;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The group's desk for the Mark: the scheme of each charter, each signatory's targets and
/// findings, and proposing a decision.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/marks")
class MarkWorkPages {

    private final MarkDesk desk;
    private final Schemes schemes;
    private final Agreements agreements;
    private final Marks marks;
    private final Panel panel;
    private final Withdrawals withdrawals;

    MarkWorkPages(
            MarkDesk desk, Schemes schemes, Agreements agreements, Marks marks, Panel panel, Withdrawals withdrawals) {
        this.desk = desk;
        this.schemes = schemes;
        this.agreements = agreements;
        this.marks = marks;
        this.panel = panel;
        this.withdrawals = withdrawals;
    }

    /// A charter with its scheme and its signatories.
    public record Side(Charter charter, Optional<Scheme> scheme, List<Line> lines) {
        public Side {
            lines = List.copyOf(lines);
        }
    }

    /// @param latest what was proposed or decided last
    /// @param waits what the group has to do about it; empty where nothing
    public record Line(Signatory signatory, String name, boolean agreed, Optional<Mark> latest, String waits) {}

    @GetMapping
    ModelAndView all(Actor actor) {
        var sides = new ArrayList<Side>();
        for (var charter : desk.charters(actor))
            sides.add(new Side(
                    charter,
                    schemes.latest(charter.id()),
                    desk.listed(charter).stream()
                            .map(this::line)
                            .sorted(Comparator.comparing(each -> each.waits().isEmpty()))
                            .toList()));
        return new ModelAndView("charter/mark/decision/desk", Map.of("sides", sides));
    }

    private Line line(Signatory each) {
        var latest = marks.of(each.id()).stream().findFirst();
        return new Line(
                each,
                desk.name(each),
                agreements.current(each.id()).isPresent(),
                latest,
                latest.map(this::waits).orElse(""));
    }

    private String waits(Mark mark) {
        if (mark.open()) return "a second person must decide";
        if (marks.appeals(mark.id()).stream().anyMatch(each -> each.upheld() == null)) return "an appeal is waiting";
        return withdrawals.of(mark.id()).stream().anyMatch(each -> each.agreed() == null)
                ? "a second person must decide on withdrawing it"
                : "";
    }

    @GetMapping("/signatories/{id}")
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        var signatory = desk.signatory(actor, id);
        return page(signatory, typed(signatory), List.of());
    }

    private PostedForm typed(Signatory signatory) {
        var terms = agreements
                .current(signatory.id())
                .map(Agreement::terms)
                .or(() -> schemes.latest(signatory.charter())
                        .flatMap(each -> MarkRules.starting(each.scheme(), signatory.size())));
        if (terms.isEmpty()) return PostedForm.of(Map.of());
        var typed = new LinkedHashMap<>(TargetForm.typed(terms.get().targets()));
        typed.put("howMany", String.valueOf(terms.get().howMany()));
        return PostedForm.of(typed);
    }

    private ModelAndView page(Signatory signatory, PostedForm typed, List<Problem> problems) {
        var scheme = schemes.latest(signatory.charter());
        var named = scheme.map(each -> each.scheme().named()).orElse(List.of());
        var model = new LinkedHashMap<String, Object>();
        model.put("signatory", signatory);
        model.put("name", desk.name(signatory));
        model.put("scheme", scheme);
        model.put("edition", desk.framework(signatory.charter(), named));
        model.put("agreement", agreements.current(signatory.id()));
        model.put("preview", marks.preview(signatory));
        model.put("past", marks.of(signatory.id()));
        model.put("key", UUID.randomUUID());
        model.put("fields", typed.fields(problems));
        return new ModelAndView("charter/mark/decision/signatory", model);
    }

    /// Agrees targets under the scheme that holds.
    @PostMapping("/signatories/{id}/agreement")
    ModelAndView agree(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = desk.signatory(actor, id);
        var typed = PostedForm.of(all);
        var scheme = schemes.latest(signatory.charter()).orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var named = scheme.scheme().named();
        var edition = desk.framework(signatory.charter(), named);
        var targets = TargetForm.read(edition, typed, problems);
        var howMany = typed.whole("howMany").orElse(0);
        if (howMany < 1 || howMany > MarkScheme.MOST_MEASURES)
            problems.add(new Problem("howMany", "Enter how many of them must be met, from 1 to 14"));
        if (actor.belongsTo(signatory.organisation()))
            problems.add(Problem.ofAll("You belong to this organisation, so someone else must agree its targets"));
        if (!problems.isEmpty()) return refused(signatory, typed, problems);
        var fixed = scheme.scheme() instanceof MarkScheme.FixedTargets
                ? named.stream()
                        .filter(each -> targets.stream().anyMatch(each::same))
                        .toList()
                : targets;
        return switch (agreements.agree(
                actor, typed.key(), id, typed.seen(), scheme, new Agreement.Terms(signatory.size(), howMany, fixed))) {
            case Agreements.Agreed.Done _ -> new ModelAndView("redirect:/work/marks/signatories/" + id);
            case Agreements.Agreed.Refused(var wrong) -> refused(signatory, typed, wrong);
            case Agreements.Agreed.Changed _ ->
                Views.with(
                        page(
                                signatory,
                                typed,
                                List.of(
                                        Problem.ofAll(
                                                "Someone agreed other targets while you had this page open. They are below under “Findings”: check them before you change them."))),
                        HttpStatus.CONFLICT);
        };
    }

    private ModelAndView refused(Signatory signatory, PostedForm typed, List<Problem> problems) {
        return Views.with(page(signatory, typed, problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/signatories/{id}/proposal")
    ModelAndView propose(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = desk.signatory(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var reasons = typed.needed("reasons", 4_000, "Give the reasons, for the signatory to read", problems);
        var conditions = typed.within("conditions", 2_000, problems);
        if (!problems.isEmpty()) return again(signatory, typed, problems);
        return switch (panel.propose(actor, typed.key(), signatory, reasons, conditions)) {
            case Panel.Outcome.Done(var mark) -> new ModelAndView("redirect:/work/marks/decisions/" + mark);
            case Panel.Outcome.Refused(var wrong) -> again(signatory, typed, wrong);
            case Panel.Outcome.Changed(var what) ->
                again(signatory, typed, what.stream().map(Problem::ofAll).toList());
        };
    }

    /// The page with the targets as they are, and what was typed beside them.
    private ModelAndView again(Signatory signatory, PostedForm typed, List<Problem> problems) {
        var all = new LinkedHashMap<>(typed(signatory).all());
        all.putAll(typed.all());
        return refused(signatory, PostedForm.of(all), problems);
    }
}
