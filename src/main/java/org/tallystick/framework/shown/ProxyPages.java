package org.tallystick.framework.shown;

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
import org.tallystick.framework.Framework;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.ProxySwitches;
import org.tallystick.framework.draft.DraftDesk;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The switch for a framework's £ values.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/proxies")
class ProxyPages {

    private final Frameworks frameworks;
    private final ProxySwitches switches;
    private final DraftDesk desk;

    ProxyPages(Frameworks frameworks, ProxySwitches switches, DraftDesk desk) {
        this.frameworks = frameworks;
        this.switches = switches;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID framework) {
        return page(desk.framework(actor, framework), UUID.randomUUID(), Fields.blank());
    }

    private ModelAndView page(Framework framework, UUID key, Fields fields) {
        var history = switches.history(framework.owner(), framework.id()).stream()
                .map(each -> "%s by %s on %s: %s"
                        .formatted(
                                each.on() ? "Switched on" : "Switched off",
                                desk.name(each.by()),
                                UkTime.date(UkTime.day(each.at())),
                                each.because()))
                .toList();
        var values = frameworks
                .latest(framework.id())
                .map(e -> e.document().measures().filter(m -> m.proxy() != null).count())
                .orElse(0L);
        return DraftDesk.page(
                "framework/shown/proxies",
                Map.of(
                        "framework", framework,
                        "on", switches.on(framework.owner(), framework.id()),
                        "values", values,
                        "history", history,
                        "key", key,
                        "fields", fields));
    }

    @PostMapping
    ModelAndView turn(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        if (typed.text("because").isEmpty() || !typed.text("turn").matches("on|off")) {
            var problem = new Problem("because", "Say why, and on whose decision");
            var again = page(kept, typed.key(), typed.fields(List.of(problem)));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        switches.turn(
                actor, typed.key(), kept.owner(), framework, typed.text("turn").equals("on"), typed.text("because"));
        return new ModelAndView("redirect:/work/frameworks/" + framework + "/proxies");
    }
}
