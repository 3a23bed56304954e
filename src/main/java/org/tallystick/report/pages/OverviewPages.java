package org.tallystick.report.pages;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.list.BigNumber;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The members' overview: one page of sums, each leading to what is behind it. It reads the tallies
/// and nothing else of delivery, so that it stays quick whatever the number of returns.
@Controller
@Only({Role.MEMBER, Role.OFFICER, Role.CONTRACT_MANAGER, Role.VERIFIER, Role.ANALYST, Role.GROUP, Role.ADMINISTRATOR})
class OverviewPages {

    private final Tallies tallies;
    private final Organisations organisations;
    private final ThemeTables tables;
    private final InstantSource clock;

    OverviewPages(Tallies tallies, Organisations organisations, ThemeTables tables, InstantSource clock) {
        this.clock = clock;
        this.tallies = tallies;
        this.organisations = organisations;
        this.tables = tables;
    }

    @GetMapping("/work/overview")
    ModelAndView overview(Actor actor, @RequestParam(required = false) @Nullable String place) {
        var mine = organisations.places(actor);
        var choices = new LinkedHashMap<String, String>(mine);
        var chosen = "all".equals(place) || mine.isEmpty()
                ? ""
                : place != null && mine.containsKey(place)
                        ? place
                        : mine.keySet().iterator().next();
        Scope scope = chosen.isEmpty() ? new Scope.All() : new Scope.Place(chosen);
        var today = UkTime.day(clock.instant());
        var figures = tallies.figures(actor, scope, Period.EVER, today);
        var list = chosen.isEmpty() ? "/contracts?" : "/contracts?place=" + chosen + "&";
        var model = new HashMap<String, Object>();
        model.put("choices", choices);
        model.put("chosen", chosen);
        model.put("name", chosen.isEmpty() ? "All places" : mine.getOrDefault(chosen, ""));
        model.put("numbers", numbers(figures, list));
        model.put(
                "tables",
                tables.of(figures, new ThemeTables.Layout(scope, Period.EVER, today, list + "state=late&promise=")));
        model.put("asAt", UkTime.date(today));
        return new ModelAndView("report/pages/overview", Map.copyOf(model));
    }

    private static List<BigNumber> numbers(List<Figure> figures, String list) {
        var claims = 0L;
        var verified = 0L;
        var waiting = 0L;
        var missing = 0L;
        var asked = 0L;
        for (var figure : figures) {
            var counts = figure.counts();
            claims += counts.claims();
            verified += counts.verified();
            waiting += counts.waiting();
            missing += counts.late();
            asked += counts.asked();
        }
        return List.of(
                BigNumber.of(shown(claims), "claims made", list + "sort=newest")
                        .note("for " + shown(asked) + " asked so far"),
                BigNumber.of(shown(verified), "claims verified", list + "state=verified")
                        .note("of " + shown(claims) + " made"),
                BigNumber.of(shown(waiting), "wait to be checked", list + "state=waiting"),
                BigNumber.of(shown(missing), "reports on promises late", list + "state=late")
                        .note("one for each promise and quarter, 30 days after it"));
    }

    private static String shown(long number) {
        return "%,d".formatted(number);
    }
}
