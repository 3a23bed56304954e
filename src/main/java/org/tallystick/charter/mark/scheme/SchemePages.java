package org.tallystick.charter.mark.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.mark.MarkRules;
import org.tallystick.charter.mark.MarkScheme;
import org.tallystick.charter.mark.Scheme;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.text.Charter;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Choosing a scheme: fill it in, try it out over today's figures, adopt it.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/marks/schemes/{charter}")
class SchemePages {

    private final MarkDesk desk;
    private final Schemes schemes;
    private final Trial trial;

    SchemePages(MarkDesk desk, Schemes schemes, Trial trial) {
        this.desk = desk;
        this.schemes = schemes;
        this.trial = trial;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = desk.charter(actor, charter);
        var typed = schemes.latest(charter)
                .map(now -> SchemeForm.typed(now.scheme()))
                .orElseGet(SchemeForm::usual);
        typed.putAll(all);
        return form(kept, PostedForm.of(typed), List.of());
    }

    private ModelAndView form(Charter charter, PostedForm typed, List<Problem> problems) {
        var model = new LinkedHashMap<String, Object>();
        model.put("charter", charter);
        model.put("latest", schemes.latest(charter.id()));
        model.put("kind", kind(typed));
        model.put("edition", edition(charter, typed));
        model.put("frameworks", desk.frameworks());
        model.put("fields", typed.fields(problems));
        return new ModelAndView("charter/mark/scheme/scheme", model);
    }

    private static SchemeForm.Kind kind(PostedForm typed) {
        return Keys.read(typed.text("kind"), SchemeForm.Kind.MINIMUM_NUMBER);
    }

    private Published edition(Charter charter, PostedForm typed) {
        var named = schemes.latest(charter.id()).map(each -> each.scheme().named());
        return desk.frameworks().stream()
                .filter(each -> each.framework().toString().equals(typed.text("framework")))
                .findFirst()
                .orElseGet(() -> desk.framework(charter.id(), named.orElse(List.of())));
    }

    /// Who would earn the Mark today; nothing is written.
    @GetMapping("/trial")
    ModelAndView tryOut(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = desk.charter(actor, charter);
        return tryOut(kept, PostedForm.of(all), UUID.randomUUID(), List.of());
    }

    private ModelAndView tryOut(Charter charter, PostedForm typed, UUID key, List<Problem> problems) {
        var read = SchemeForm.read(kind(typed), edition(charter, typed), typed);
        return switch (read) {
            case Checked.Invalid<MarkScheme>(var wrong) ->
                Views.with(form(charter, typed, wrong), HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<MarkScheme>(var scheme) -> {
                var wrong = MarkRules.problems(scheme);
                yield wrong.isEmpty()
                        ? tried(charter, typed, scheme, key, problems)
                        : Views.with(form(charter, typed, wrong), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private ModelAndView tried(Charter charter, PostedForm typed, MarkScheme scheme, UUID key, List<Problem> problems) {
        var hidden = new LinkedHashMap<>(typed.single());
        hidden.keySet().removeAll(List.of("key", "seen", "because", "_csrf"));
        var model = new LinkedHashMap<String, Object>();
        model.put("charter", charter);
        model.put("scheme", scheme);
        model.put("outcome", trial.of(charter.id(), scheme));
        model.put("typed", hidden);
        model.put("back", back(charter, hidden));
        model.put("seen", schemes.latest(charter.id()).map(Scheme::number).orElse(0));
        model.put("key", key);
        model.put("fields", typed.fields(problems));
        return new ModelAndView("charter/mark/scheme/trial", model);
    }

    /// The form with everything that was typed in it.
    private static String back(Charter charter, Map<String, String> typed) {
        var address = UriComponentsBuilder.fromPath("/work/marks/schemes/{charter}");
        typed.forEach((name, text) -> address.queryParam(name, "{" + name + "}"));
        var all = new LinkedHashMap<String, Object>(typed);
        all.put("charter", charter.id());
        return address.encode().buildAndExpand(all).toUriString();
    }

    @PostMapping
    ModelAndView adopt(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = desk.charter(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var because = typed.needed("because", 2_000, "Say why the group adopts this scheme", problems);
        if (!(SchemeForm.read(kind(typed), edition(kept, typed), typed)
                        instanceof Checked.Valid<MarkScheme>(var scheme))
                || !problems.isEmpty())
            return Views.with(tryOut(kept, typed, typed.key(), problems), HttpStatus.UNPROCESSABLE_CONTENT);
        return switch (schemes.adopt(actor, typed.key(), charter, typed.seen(), scheme, because)) {
            case Schemes.Adopted.Done _ -> new ModelAndView("redirect:/work/marks");
            case Schemes.Adopted.Refused(var wrong) ->
                Views.with(form(kept, typed, wrong), HttpStatus.UNPROCESSABLE_CONTENT);
            case Schemes.Adopted.Changed(var now) ->
                Views.with(
                        tryOut(
                                kept,
                                typed,
                                UUID.randomUUID(),
                                List.of(Problem.ofAll("Someone adopted a scheme while you had this page open: “"
                                        + now.scheme().words()
                                        + "”. Check it before you adopt another."))),
                        HttpStatus.CONFLICT);
        };
    }
}
