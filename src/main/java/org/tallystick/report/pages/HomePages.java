package org.tallystick.report.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.BigNumber;
import org.tallystick.shared.Actor;
import org.tallystick.shared.UkTime;

/// The front page: what this is, how much there is, what is new, and how to check a number.
@Controller
@Open
class HomePages {

    private static final int NEW = 5;

    private final Tallies tallies;
    private final ContractList list;
    private final ThemeTables tables;
    private final InstantSource clock;

    HomePages(Tallies tallies, ContractList list, ThemeTables tables, InstantSource clock) {
        this.clock = clock;
        this.tallies = tallies;
        this.list = list;
        this.tables = tables;
    }

    @GetMapping("/")
    ModelAndView home() {
        var today = UkTime.day(clock.instant());
        var figures = tallies.figures(Actor.PUBLIC, new Scope.All(), Period.EVER, today);
        var newest = list.list(Actor.PUBLIC, ContractList.Filter.ALL, ContractList.Sort.NEWEST, 0, NEW, today);
        return new ModelAndView(
                "report/pages/home",
                Map.of(
                        "numbers", numbers(figures, newest.total(), today),
                        "newest", newest.contracts(),
                        "tables", tables.of(figures, new ThemeTables.Layout(new Scope.All(), Period.EVER, today, "")),
                        "asAt", UkTime.date(today)));
    }

    private List<BigNumber> numbers(List<Figure> figures, long contracts, LocalDate today) {
        var claims = sum(figures, counts -> counts.claims());
        var verified = sum(figures, counts -> counts.verified());
        var waiting = sum(figures, counts -> counts.waiting());
        var late = list.count(Actor.PUBLIC, ContractFilter.late().filter(), today);
        return List.of(
                BigNumber.of(shown(contracts), "contracts with promises", "/contracts")
                        .note("open to everyone"),
                BigNumber.of(claims == 0 ? "None yet" : shown(verified), "claims verified", "/contracts?state=verified")
                        .note(claims == 0 ? "nothing is claimed yet" : "of " + shown(claims) + " made"),
                BigNumber.of(shown(waiting), "claims wait to be checked", "/contracts?state=waiting")
                        .note("a claim counts as verified only after that"),
                BigNumber.of(shown(late), "contracts with a missing return", "/contracts?state=late")
                        .note("30 days after the quarter's end"));
    }

    private static long sum(List<Figure> figures, ToLongFunction<Figure.Counts> count) {
        return figures.stream().map(Figure::counts).mapToLong(count).sum();
    }

    private static String shown(long number) {
        return "%,d".formatted(number);
    }
}
