package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.InTheDemo;

/// The demo's main pages in a real browser: each is held against axe and must fit a narrow screen.
@InTheDemo
class MainPagesTest extends Journey {

    @Test
    void thePublicFindsAPromiseAndItsReceipt() {
        var page = chromium.stranger();
        page.navigate(chromium.at("/"));
        chromium.isFit(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Contracts and promises"))
                .first()
                .click();
        chromium.isFit(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sixty new council homes by the river"))
                .click();
        assertThat(loaded(page).content()).contains("Apprenticeships created").contains("Requires improvement");
        chromium.isFit(page);
        page.locator("a[href^='/receipts/verified']").first().click();
        assertThat(loaded(page).content()).contains("receipt verify");
        chromium.isFit(page);
    }

    @Test
    void everyPublicPageIsFit() {
        var page = chromium.stranger();
        for (var path : List.of(
                "/measures",
                "/organisations",
                "/tenders",
                "/data",
                "/ledger",
                "/sign-in",
                "/demo",
                "/accessibility",
                "/bids/resume")) {
            assertThat(page.navigate(chromium.at(path)).status()).as(path).isEqualTo(200);
            chromium.isFit(page);
        }
    }

    @Test
    void aCouncillorSeesTheOverview() {
        var page = chromium.as("Councillor, Thurrock");
        page.navigate(chromium.at("/work/overview"));
        assertThat(loaded(page).content()).contains("Thurrock: promised and done");
        chromium.isFit(page);
        var columns = Map.of(
                "claims made", "claims made",
                "claims verified", "claims verified",
                "wait to be checked", "claims waiting",
                "reports on promises late", "reports late");
        for (var number : loaded(page).locator(".tally-numbers li").all()) {
            var column = columns.entrySet().stream()
                    .filter(each -> number.textContent().contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            var list = number.locator("a").getAttribute("href");
            var shown = number.locator(".tally-numbers__number").textContent().strip();
            assertThat("%,d".formatted(sum(page, list, column))).as(column).isEqualTo(shown);
        }
    }

    /// The sum of a column over the whole list, from the file beside it.
    private int sum(Page page, String list, String column) {
        var file = chromium.at(list.replace("/contracts?", "/contracts.csv?"));
        var csv = page.request().get(file).text();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream()
                    .mapToInt(row -> Integer.parseInt(row.getField(column)))
                    .sum();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void staffAndSuppliersFindTheirWork() {
        for (var visit : List.of(
                List.of("Supplier, Dock Road Logistics", "/work/returns"),
                List.of("Supplier, Marches Befriending", "/work/reminders"),
                List.of("Verifier, Thurrock", "/work/verifications"),
                List.of("Administrator, Thurrock", "/work/people/import"),
                List.of("Contract manager, Shropshire", "/work/contracts"),
                List.of("Procurement officer, Thurrock", "/work/procurements"),
                List.of("Evaluator, Thurrock", "/work/evaluations"),
                List.of("Procurement officer, Shropshire", "/work/frameworks"),
                List.of("Administrator, Shropshire", "/work/people"))) {
            var page = chromium.as(visit.getFirst());
            chromium.isFit(page);
            assertThat(page.navigate(chromium.at(visit.getLast())).status())
                    .as(visit.getLast())
                    .isEqualTo(200);
            chromium.isFit(page);
        }
    }
}
