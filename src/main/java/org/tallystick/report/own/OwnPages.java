package org.tallystick.report.own;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// A supplier's own entries in the public log, each with its proof.
@Controller
@Only(Role.SUPPLIER)
class OwnPages {

    private static final int ON_A_PAGE = 50;

    private final OwnEntries entries;

    OwnPages(OwnEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/work/log-entries")
    ModelAndView own(Actor actor, @RequestParam(required = false) @Nullable String page) {
        var paging = Paging.read(page, ON_A_PAGE);
        var total = entries.count(actor);
        var own = entries.of(actor, paging.offset(), ON_A_PAGE);
        var titles = entries.titles(actor, own);
        var model = new HashMap<String, Object>();
        model.put("empty", total == 0);
        model.put(
                "feeds",
                actor.organisations(Role.SUPPLIER).stream()
                        .map(each -> "/organisations/" + each + "/log.atom")
                        .toList());
        model.put("showing", paging.inWords(total));
        model.put(
                "table",
                Table.of(
                                "Your entries",
                                Column.of("When"),
                                Column.of("What"),
                                Column.of("Contract"),
                                Column.of("Proof"))
                        .rows(own.stream().map(each -> row(each, titles)).toList()));
        model.put(
                "pagination",
                paging.pagination(total, number -> "/work/log-entries" + (number == 1 ? "" : "?page=" + number)));
        return new ModelAndView("report/own/own", model);
    }

    private static List<Cell> row(OwnEntries.Own own, Map<UUID, String> titles) {
        return List.of(
                Cell.of(UkTime.time(own.at())),
                Cell.of(words(own.act())),
                Cell.link(titles.getOrDefault(own.contract(), "A contract"), "/contracts/" + own.contract()),
                Cell.link("Entry %,d".formatted(own.index()), "/log/entries/" + own.index() + ".tlog-proof"));
    }

    /// "Return submitted".
    static String words(String act) {
        return Character.toUpperCase(act.charAt(0)) + act.substring(1);
    }
}
