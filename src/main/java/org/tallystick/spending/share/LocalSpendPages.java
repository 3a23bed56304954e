package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.matching.Registers;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.multiplier.Multipliers;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// Public bodies' spending and how much of it stays local, for everybody.
@Controller
@Open
class LocalSpendPages {

    /// The rest is to be explored.
    private static final int MOST_PLACES = 15;

    private final Publishers publishers;
    private final Definitions definitions;
    private final ShareQueries asking;
    private final SupplierNames names;
    private final Multipliers multipliers;
    private final Warehouse warehouse;

    LocalSpendPages(
            Publishers publishers,
            Definitions definitions,
            ShareQueries asking,
            SupplierNames names,
            Multipliers multipliers,
            Warehouse warehouse) {
        this.publishers = publishers;
        this.definitions = definitions;
        this.asking = asking;
        this.names = names;
        this.multipliers = multipliers;
        this.warehouse = warehouse;
    }

    /// One publisher in the list.
    ///
    /// @param days the days that its payments were made on, in words
    public record Listed(Publisher publisher, long payments, BigDecimal total, String days) {}

    @GetMapping("/local-spend")
    ModelAndView list() {
        var listed = new ArrayList<Listed>();
        for (var publisher : publishers.open()) {
            var files = asking.files(publisher.key());
            if (files.isEmpty()) continue;
            listed.add(new Listed(
                    publisher,
                    files.stream().mapToLong(Manifest::used).sum(),
                    files.stream().map(each -> new BigDecimal(each.total())).reduce(BigDecimal.ZERO, BigDecimal::add),
                    ShareWords.days(files)));
        }
        return new ModelAndView("spending/share/list", Map.of("listed", listed));
    }

    private ShareFilter wanted(String publisher, Map<String, String> all) {
        var found = publishers.open(publisher).orElseThrow(NotFound::new);
        return ShareFilter.read(found, definitions.of(found.organisation()), all);
    }

    /// Where there is nothing to ask, or nothing to ask it by.
    private ModelAndView waiting(ShareFilter wanted, boolean nothing) {
        return new ModelAndView("spending/share/waiting", Map.of("wanted", wanted, "nothing", nothing));
    }

    @GetMapping("/local-spend/{publisher}")
    ModelAndView publisher(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var files = asking.files(publisher);
        if (files.isEmpty() || wanted.definition().isEmpty()) return waiting(wanted, files.isEmpty());
        var name = wanted.definition().get().name();
        var answer = asking.share(wanted.scope(), Breakdown.ALL).answer();
        var share = Shares.share(answer, answer.rows().getFirst());
        var model = new HashMap<String, Object>();
        model.put("wanted", wanted);
        model.put("share", share);
        model.put("sentence", ShareWords.sentence(wanted.publisher().name(), name, share));
        model.put("range", ShareWords.range(share));
        model.put("vat", ShareWords.vat(files));
        model.put("days", ShareWords.days(files));
        model.put("filters", filters(wanted));
        model.put(
                "quarters",
                ShareTables.quarters(
                        asking.share(wanted.scope(), Breakdown.QUARTER).answer()));
        model.put("byQuarter", ShareTables.of(Breakdown.QUARTER, rows(wanted, Breakdown.QUARTER)));
        model.put("places", ShareTables.places(Breakdown.AUTHORITY, rows(wanted, Breakdown.AUTHORITY), MOST_PLACES));
        model.put(
                "map",
                TileMap.of(TileMap.paid(
                        asking.share(wanted.scope(), Breakdown.AREA).answer())));
        var sources = names.sources();
        model.put("flags", flags(wanted, sources));
        model.put(
                "subcontracts",
                asking.subcontracts(publisher).isEmpty()
                        ? ""
                        : MarketWords.subcontracts(asking.ask(wanted.scope(), Shares.SUBCONTRACTS, Breakdown.ALL)
                                .answer()));
        model.put(
                "multiplied",
                multipliers
                        .assumed(wanted.publisher().organisation())
                        .filter(_ -> share.local().signum() > 0)
                        .map(each -> ShareWords.multiplied(share, each))
                        .orElse(""));
        model.put("linkage", asking.linkage(publisher));
        model.put("matched", names.howMatched());
        model.put("files", files);
        model.put("downloads", Downloads.beside(wanted.address("/explore", "by", "quarter")));
        return new ModelAndView("spending/share/publisher", model);
    }

    private List<ShareTables.Row> rows(ShareFilter wanted, Breakdown by) {
        return ShareTables.rows(by, asking.share(wanted.scope(), by).answer());
    }

    /// What registers say of the suppliers that were paid, in sentences.
    private List<String> flags(ShareFilter wanted, List<Registers.Source> sources) {
        var flags = new ArrayList<String>();
        ShareWords.signatories(asking.share(wanted.scope(), Breakdown.SIGNATORY).answer(), sources)
                .ifPresent(flags::add);
        flags.addAll(ShareWords.deprived(
                asking.share(wanted.scope(), Breakdown.DEPRIVATION).answer(), sources));
        return flags;
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

    @GetMapping("/local-spend/{publisher}/explore")
    ModelAndView explore(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var files = asking.files(publisher);
        if (files.isEmpty() || wanted.definition().isEmpty()) return waiting(wanted, files.isEmpty());
        var by = by(all);
        return new ModelAndView(
                "spending/share/explore",
                Map.of(
                        "wanted", wanted,
                        "by", by,
                        "filters", filters(wanted).by(by),
                        "table", ShareTables.of(by, rows(wanted, by)),
                        "vat", ShareWords.vat(files),
                        "sizes",
                                by == Breakdown.SIZE
                                        ? ShareWords.sizes(
                                                asking.share(wanted.scope(), by).answer())
                                        : "",
                        "downloads", Downloads.beside(wanted.address("/explore", "by", by.key()))));
    }

    private static Breakdown by(Map<String, String> all) {
        return Breakdown.of(all.getOrDefault("by", ""))
                .filter(each -> each != Breakdown.ALL)
                .orElse(Breakdown.CATEGORY);
    }

    @GetMapping("/local-spend/{publisher}/explore.csv")
    ResponseEntity<byte[]> csv(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var receipt = receipt(publisher, all);
        return Twins.csv(publisher + " by " + receipt.by(), ShareTables.plain(receipt));
    }

    @GetMapping("/local-spend/{publisher}/explore.json")
    ResponseEntity<byte[]> json(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var receipt = receipt(publisher, all);
        var plain = ShareTables.plain(receipt);
        var rows = new ArrayList<Map<String, String>>();
        for (var row : plain.subList(1, plain.size())) {
            var named = new LinkedHashMap<String, String>();
            for (int at = 0; at < row.size(); at++) named.put(plain.getFirst().get(at), row.get(at));
            rows.add(named);
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("publisher", publisher);
        data.put("local", receipt.definition());
        data.put("by", receipt.by());
        data.put("from", receipt.from());
        data.put("until", receipt.until());
        data.put("only", receipt.only());
        data.put("registers", names.sources());
        data.put("vat", ShareWords.vat(asking.files(publisher)));
        data.put("rows", rows);
        return Twins.json(data);
    }

    private ShareReceipt receipt(String publisher, Map<String, String> all) {
        var wanted = wanted(publisher, all);
        if (asking.files(publisher).isEmpty() || wanted.definition().isEmpty()) throw new NotFound();
        return asking.share(wanted.scope(), by(all));
    }

    /// What `tallystick receipt verify` recomputes a figure from.
    @GetMapping("/local-spend/{publisher}/receipt.json")
    ResponseEntity<byte[]> receiptOf(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        if (asking.files(publisher).isEmpty() || wanted.definition().isEmpty()) throw new NotFound();
        var by = Breakdown.of(all.getOrDefault("by", "")).orElse(Breakdown.ALL);
        return Twins.json(asking.share(wanted.scope(), by));
    }

    /// The payments of one file, as they are kept.
    @GetMapping("/local-spend/{publisher}/files/{lines}.parquet")
    ResponseEntity<Resource> parquet(@PathVariable String publisher, @PathVariable String lines) {
        if (publishers.open(publisher).isEmpty()) throw new NotFound();
        var file = asking.files(publisher).stream()
                .filter(each -> each.linesSha256().equals(lines))
                .findFirst()
                .orElseThrow(NotFound::new);
        var name = ContentDisposition.attachment()
                .filename(file.period() + ".parquet")
                .build();
        return ResponseEntity.ok()
                .eTag('"' + lines + '"')
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.valueOf("application/vnd.apache.parquet"))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                // As it is read: a year's payments need not fit into memory for each who asks.
                .body(new FileSystemResource(warehouse.lines(file)));
    }

    @GetMapping("/local-spend/{publisher}/method")
    ModelAndView method(@PathVariable String publisher, @RequestParam Map<String, String> all) {
        var wanted = wanted(publisher, all);
        var files = asking.files(publisher);
        var editions = new TreeSet<String>();
        files.forEach(each -> editions.add(each.places()));
        return new ModelAndView(
                "spending/share/method",
                Map.of(
                        "wanted",
                        wanted,
                        "editions",
                        Set.copyOf(editions),
                        "definitions",
                        definitions.of(wanted.publisher().organisation()),
                        "files",
                        files,
                        "sources",
                        names.sources()));
    }
}
