package org.tallystick.report.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.ledger.Head;
import org.tallystick.platform.ledger.Heads;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Site;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.UkTime;

/// What can be taken away: data, its description, and the ledger's heads, for others to keep where
/// nobody here can change them.
@Controller
@Open
class DataPages {

    private static final int DAYS = 366;

    private final Heads heads;
    private final Site council;
    private final String site;

    DataPages(Heads heads, Site council, @Value("${tallystick.address}") String site) {
        this.heads = heads;
        this.council = council;
        this.site = site;
    }

    @GetMapping("/data")
    ModelAndView data() {
        return new ModelAndView("report/pages/data", Map.of("site", site));
    }

    @GetMapping("/ledger")
    ModelAndView ledger() {
        var daily = heads.daily(DAYS);
        var table = Table.of("The last head of each day", Column.of("Day"), Column.numeric("Links"), Column.of("Hash"))
                .rows(daily.stream().map(DataPages::row).toList());
        return new ModelAndView("report/pages/ledger", Map.of("table", table, "empty", daily.isEmpty()));
    }

    private static List<Cell> row(Head head) {
        return List.of(
                Cell.of(UkTime.date(UkTime.day(head.sealedAt()))),
                Cell.numeric("%,d".formatted(head.number())),
                Cell.of(head.hash()));
    }

    @GetMapping("/ledger/heads.csv")
    ResponseEntity<byte[]> csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("number", "hash", "sealed at"));
        for (var head : heads.daily(DAYS))
            rows.add(List.of(
                    String.valueOf(head.number()), head.hash(), head.sealedAt().toString()));
        return Twins.csv("ledger-heads", rows);
    }

    @GetMapping("/ledger/heads.atom")
    ResponseEntity<byte[]> atom() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/atom+xml;charset=UTF-8"))
                .body(HeadsFeed.write(council.council(), site, heads.daily(DAYS))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> openApi() throws IOException {
        var file = new ClassPathResource("api/openapi.json");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(file.getContentAsByteArray());
    }
}
