package org.tallystick.report.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Table;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Figures;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;

/// The receipt of each published number: a page for people, and the data from which anyone can
/// recompute it.
@Controller
@Open
class ReceiptPages {

    private static final int ON_A_PAGE = 100;

    private final Receipts receipts;
    private final PublicLog log;
    private final String site;
    private final InstantSource clock;

    ReceiptPages(Receipts receipts, PublicLog log, @Value("${tallystick.address}") String site, InstantSource clock) {
        this.clock = clock;
        this.receipts = receipts;
        this.log = log;
        this.site = site;
    }

    private Wanted wanted(String part, String scope, Wanted.Typed typed, Instant now) {
        return Wanted.read(part, scope, typed, UkTime.day(now)).orElseThrow(NotFound::new);
    }

    @GetMapping("/receipts/{part}/{scope}.json")
    ResponseEntity<byte[]> data(
            Actor actor, @PathVariable String part, @PathVariable String scope, Wanted.Typed typed) {
        var now = clock.instant();
        return Twins.json(
                receipts.of(actor, wanted(part, scope, typed, now), now).orElseThrow(NotFound::new));
    }

    @GetMapping("/receipts/{part}/{scope}")
    ModelAndView page(
            Actor actor,
            @PathVariable String part,
            @PathVariable String scope,
            Wanted.Typed typed,
            @RequestParam(required = false) @Nullable String page) {
        var now = clock.instant();
        var wanted = wanted(part, scope, typed, now);
        var receipt = receipts.of(actor, wanted, now).orElseThrow(NotFound::new);
        var paging = Paging.read(page, ON_A_PAGE);
        var lines = Math.max(receipt.inputs().size(), receipt.subtotals().size());
        var model = new HashMap<String, @Nullable Object>();
        model.put("receipt", receipt);
        model.put("data", wanted.data());
        model.put("command", command(wanted));
        model.put("sealed", log.sealed().orElse(null));
        model.put("measure", wanted.edition() + "/" + Wanted.encoded(wanted.measure()));
        model.put("showing", paging.inWords(lines));
        model.put("table", table(receipt, paging));
        model.put("pagination", paging.pagination(lines, n -> wanted.address() + (n == 1 ? "" : "&page=" + n)));
        model.put("madeAt", UkTime.time(now));
        model.put(
                "waiting",
                receipt.ledger().entries().stream()
                        .filter(each -> each.index() == null)
                        .count());
        return new ModelAndView("report/receipt/receipt", model);
    }

    /// With the shortest of the log's keys, which is what somebody can compare by eye.
    private String command(Wanted wanted) {
        var key = log.keys().reversed().stream()
                .filter(each -> each.type() == KeyType.ED25519)
                .map(each -> " --key '" + each.text() + "'")
                .findFirst();
        return "bin/tallystick receipt verify '" + site + wanted.data() + "'" + key.orElse("");
    }

    static Table table(Receipt receipt, Paging paging) {
        return switch (receipt.listing()) {
            case INPUTS ->
                Table.of(
                                "What was added up",
                                Column.of("Contract"),
                                Column.of("Quarter"),
                                Column.of("Status"),
                                Column.of("Evidence"),
                                Column.numeric("Adds"))
                        .rows(receipt.inputs().stream()
                                .skip(paging.offset())
                                .limit(ON_A_PAGE)
                                .map(ReceiptPages::row)
                                .toList());
            case QUARTERS -> parts("What each quarter adds", "Quarter", receipt, paging);
            case CONTRACTS -> parts("What the contracts add", "Contract id", receipt, paging);
        };
    }

    private static Table parts(String caption, String of, Receipt receipt, Paging paging) {
        return Table.of(caption, Column.of(of), Column.numeric("Inputs"), Column.numeric("Adds"))
                .rows(receipt.subtotals().stream()
                        .skip(paging.offset())
                        .limit(ON_A_PAGE)
                        .map(ReceiptPages::row)
                        .toList());
    }

    private static List<Cell> row(Receipt.InputLine line) {
        var state = line.state();
        var grade = line.grade();
        return List.of(
                Cell.link(line.title(), "/contracts/" + line.contract()),
                Cell.of(quarter(line.quarter())),
                Cell.of(state == null ? "No claim" : ClaimState.valueOf(state).words()),
                Cell.of(grade == null ? "None found yet" : Grade.valueOf(grade).words()),
                Cell.numeric(shown(line.amount())));
    }

    private static String quarter(String written) {
        return Quarter.read(written).map(Quarter::inWords).orElse(written);
    }

    /// "1,250.5" or "40 of 400" from a canonical amount.
    private static String shown(String amount) {
        return Arrays.stream(amount.split("/"))
                .map(number -> Figures.plain(new BigDecimal(number)))
                .collect(Collectors.joining(" of "));
    }

    private static List<Cell> row(Receipt.SubtotalLine line) {
        var page = line.receipt().replaceFirst("\\.json\\?", "?");
        var contracts = line.contracts();
        var name = contracts == null ? quarter(line.quarter()) : "Begins with " + contracts;
        return List.of(
                Cell.link(name, page),
                Cell.numeric(Figures.plain(BigDecimal.valueOf(line.count()))),
                Cell.numeric(shown(line.amount())));
    }
}
