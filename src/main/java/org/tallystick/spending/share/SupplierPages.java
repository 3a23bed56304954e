package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Downloads;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publishers;

/// The gaps in a publisher's market, its suppliers, and how soon they are paid.
@Controller
@Open
class SupplierPages {

    /// No supplier's name is longer: what is, is not worth asking.
    private static final int LONGEST_ID = 500;

    private final Publishers publishers;
    private final Definitions definitions;
    private final ShareQueries asking;
    private final SupplierFlags flags;

    SupplierPages(Publishers publishers, Definitions definitions, ShareQueries asking, SupplierFlags flags) {
        this.publishers = publishers;
        this.definitions = definitions;
        this.asking = asking;
        this.flags = flags;
    }

    /// Not found where there is nothing to ask, or nothing to ask it by: the publisher's own page
    /// says which.
    private ShareFilter wanted(String publisher, Map<String, String> all) {
        var found = publishers.open(publisher).orElseThrow(NotFound::new);
        var wanted = ShareFilter.read(found, definitions.of(found.organisation()), all);
        if (wanted.definition().isEmpty() || asking.files(publisher).isEmpty()) throw new NotFound();
        return wanted;
    }

    @GetMapping("/local-spend/{publisher}/gaps")
    ModelAndView gaps(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        return new ModelAndView(
                "spending/share/gaps",
                Map.of(
                        "wanted", wanted,
                        "filters", filters(wanted),
                        "table",
                                MarketTables.gaps(
                                        asking.ask(wanted.scope(), "leakage", Breakdown.ALL)
                                                .answer(),
                                        wanted),
                        "downloads", Downloads.beside(wanted.address("/gaps"))));
    }

    private Filters filters(ShareFilter wanted) {
        return Filters.of(
                wanted,
                definitions.of(wanted.publisher().organisation()),
                asking.share(wanted.all(), Breakdown.QUARTER).answer(),
                asking.share(wanted.all(), Breakdown.DEPARTMENT).answer(),
                asking.share(wanted.all(), Breakdown.CATEGORY).answer(),
                asking.share(wanted.all(), Breakdown.DEPRIVATION).answer());
    }

    @GetMapping("/local-spend/{publisher}/gaps.csv")
    ResponseEntity<byte[]> gapsCsv(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.csv(publisher + " gaps", plain(leakage(publisher, all)));
    }

    @GetMapping("/local-spend/{publisher}/gaps.json")
    ResponseEntity<byte[]> gapsJson(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.json(named(leakage(publisher, all)));
    }

    private ResultTable leakage(String publisher, Map<String, String> all) {
        return asking.ask(wanted(publisher, all).scope(), "leakage", Breakdown.ALL)
                .answer();
    }

    @GetMapping("/local-spend/{publisher}/suppliers")
    ModelAndView suppliers(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var files = asking.files(publisher);
        var last = ShareWords.last(files).map(Quarter::of).orElseThrow(NotFound::new);
        var quarter = wanted.quarter() == null ? last : wanted.quarter();
        var changed = asking.ask(
                        wanted.between(quarter.firstDay().minusYears(1), quarter.lastDay()),
                        "new-and-lost",
                        Breakdown.ALL,
                        quarter.firstDay().toString())
                .answer();
        var concentration =
                asking.ask(wanted.scope(), "concentration", Breakdown.ALL).answer();
        var prompt = asking.ask(wanted.scope(), "prompt-payment", Breakdown.ALL).answer();
        var model = new HashMap<String, Object>();
        model.put("wanted", wanted);
        model.put("filters", filters(wanted));
        model.put("concentration", MarketWords.concentration(concentration));
        model.put("prompt", MarketWords.prompt(prompt));
        model.put("top", MarketTables.top(top(wanted), wanted));
        model.put("fresh", MarketTables.changed(changed, "new", wanted));
        model.put("lost", MarketTables.changed(changed, "lost", wanted));
        model.put("quarter", quarter.inWords());
        model.put("downloads", Downloads.beside(wanted.address("/suppliers")));
        return new ModelAndView("spending/share/suppliers", model);
    }

    private ResultTable top(ShareFilter wanted) {
        return asking.ask(wanted.scope(), "top-suppliers", Breakdown.ALL).answer();
    }

    @GetMapping("/local-spend/{publisher}/suppliers.csv")
    ResponseEntity<byte[]> suppliersCsv(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.csv(publisher + " suppliers", plain(top(wanted(publisher, all))));
    }

    @GetMapping("/local-spend/{publisher}/suppliers.json")
    ResponseEntity<byte[]> suppliersJson(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.json(named(top(wanted(publisher, all))));
    }

    /// What was paid on to sub-contractors, contract by contract.
    @GetMapping("/local-spend/{publisher}/subcontracts")
    ModelAndView subcontracts(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var files = asking.subcontracts(publisher);
        var table = files.isEmpty()
                ? MarketTables.none()
                : MarketTables.subcontracts(subcontractShare(wanted).answer(), files);
        return new ModelAndView(
                "spending/share/subcontracts",
                Map.of(
                        "wanted",
                        wanted,
                        "sentence",
                        files.isEmpty()
                                ? ""
                                : MarketWords.subcontracts(
                                        subcontractShare(wanted).answer()),
                        "table",
                        table,
                        "downloads",
                        Downloads.beside(wanted.address("/subcontracts"))));
    }

    private ShareReceipt subcontractShare(ShareFilter wanted) {
        if (asking.subcontracts(wanted.publisher().key()).isEmpty()) throw new NotFound();
        return asking.ask(wanted.scope(), Shares.SUBCONTRACTS, Breakdown.ALL);
    }

    @GetMapping("/local-spend/{publisher}/subcontracts.csv")
    ResponseEntity<byte[]> subcontractsCsv(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.csv(
                publisher + " sub-contracts",
                MarketTables.plainSubcontracts(
                        subcontractShare(wanted(publisher, all)).answer(), asking.subcontracts(publisher)));
    }

    @GetMapping("/local-spend/{publisher}/subcontracts.json")
    ResponseEntity<byte[]> subcontractsJson(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.json(named(MarketTables.plainSubcontracts(
                subcontractShare(wanted(publisher, all)).answer(), asking.subcontracts(publisher))));
    }

    @GetMapping("/local-spend/{publisher}/subcontracts/receipt.json")
    ResponseEntity<byte[]> subcontractsReceipt(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.json(subcontractShare(wanted(publisher, all)));
    }

    @GetMapping("/local-spend/{publisher}/supplier")
    ModelAndView supplier(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var scope = scopeOfOne(wanted, all);
        var found = one(scope);
        var row = found.rows().getFirst();
        var id = found.value(row, "supplier_id");
        var quarters = asking.share(scope, Breakdown.QUARTER).answer();
        var most = ShareTables.rows(Breakdown.QUARTER, quarters).stream()
                .map(each -> each.share().total())
                .reduce(BigDecimal.ONE, BigDecimal::max);
        return new ModelAndView(
                "spending/share/supplier",
                Map.of(
                        "wanted", wanted,
                        "name", found.value(row, "supplier"),
                        "facts", MarketTables.facts(found, row),
                        "flags", MarketTables.flags(flags.of(wanted, scope, found)),
                        "downloads", Downloads.beside(wanted.address("/supplier", "id", id)),
                        "quarters", MarketTables.paid(quarters, most),
                        "departments",
                                ShareTables.of(
                                        Breakdown.DEPARTMENT,
                                        ShareTables.rows(
                                                Breakdown.DEPARTMENT,
                                                asking.share(scope, Breakdown.DEPARTMENT)
                                                        .answer()))));
    }

    private static Scope scopeOfOne(ShareFilter wanted, Map<String, String> all) {
        var id = all.getOrDefault("id", "");
        if (id.length() > LONGEST_ID || id.contains("\0")) throw new NotFound();
        return wanted.scopeOf(id);
    }

    private ResultTable one(Scope scope) {
        var found = asking.ask(scope, "top-suppliers", Breakdown.ALL).answer();
        if (found.rows().isEmpty()) throw new NotFound();
        return found;
    }

    @GetMapping("/local-spend/{publisher}/supplier.csv")
    ResponseEntity<byte[]> supplierCsv(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.csv(publisher + " supplier", flagsOf(wanted(publisher, all), all));
    }

    @GetMapping("/local-spend/{publisher}/supplier.json")
    ResponseEntity<byte[]> supplierJson(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        return Twins.json(named(flagsOf(wanted(publisher, all), all)));
    }

    private List<List<String>> flagsOf(ShareFilter wanted, Map<String, String> all) {
        var scope = scopeOfOne(wanted, all);
        return MarketTables.plainFlags(flags.of(wanted, scope, one(scope)));
    }

    private static List<List<String>> plain(ResultTable answer) {
        var rows = new ArrayList<List<String>>();
        rows.add(answer.columns());
        rows.addAll(answer.rows());
        return rows;
    }

    private static List<Map<String, String>> named(ResultTable answer) {
        return named(plain(answer));
    }

    /// @param rows the first holds the heads
    private static List<Map<String, String>> named(List<List<String>> rows) {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows.subList(1, rows.size())) {
            var named = new LinkedHashMap<String, String>();
            for (int at = 0; at < row.size(); at++) named.put(rows.getFirst().get(at), row.get(at));
            all.add(named);
        }
        return all;
    }
}
