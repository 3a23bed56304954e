package org.tallystick.planning.market;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tallystick.shared.UkTime;

/// A market as the annex of a commissioning plan.
final class MarketRules {

    private MarketRules() {}

    public static String address(String publisher, UUID definition, String category) {
        return "/work/spend/%s/market%s".formatted(publisher, query(definition, category));
    }

    public static String annex(String publisher, UUID definition, String category, String format) {
        return "/work/spend/%s/market/annex.%s%s".formatted(publisher, format, query(definition, category));
    }

    private static String query(UUID definition, String category) {
        return "?local=" + definition + "&category=" + URLEncoder.encode(category, StandardCharsets.UTF_8);
    }

    /// One row for each fact: what it is about, who or when, and how much.
    static List<List<String>> annex(Market market, LocalDate today) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("section", "name", "detail", "pounds"));
        rows.add(List.of(
                "Market",
                market.category(),
                market.publisher().name() + ", as at " + UkTime.date(today),
                pounds(market.share().total())));
        var local = "Local: " + market.definition().name();
        rows.add(List.of("Spend", local, "", pounds(market.share().local())));
        rows.add(List.of("Spend", "Elsewhere", "", pounds(market.share().elsewhere())));
        rows.add(List.of("Spend", "Place unknown", "", pounds(market.share().unknown())));
        for (var each : market.trend()) rows.add(List.of("Trend", each.quarter().inWords(), "", pounds(each.amount())));
        for (var each : market.suppliers())
            rows.add(List.of(
                    "Supplier",
                    each.name(),
                    each.authority().isEmpty() ? "Place unknown" : each.authority(),
                    pounds(each.paid())));
        for (var each : market.near())
            rows.add(List.of(
                    "Based in the area", each.name(), each.kind() + (each.signed() ? ", signed the charter" : ""), ""));
        for (var each : market.ending())
            rows.add(List.of(
                    "Contract that ends", each.title(), UkTime.date(each.ends()) + ", " + each.supplierName(), ""));
        for (var each : market.notes()) rows.add(List.of("Note", UkTime.date(each.on()), each.words(), ""));
        return rows;
    }

    private static String pounds(BigDecimal amount) {
        return amount.toPlainString();
    }
}
