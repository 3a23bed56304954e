package org.tallystick.porch.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// Each row of somebody's work leads to a page that they may open, and says what the button does.
@InTheDemo
class WorkRowsTest {

    @LocalServerPort
    int port;

    private Browser as(String person) {
        return Browser.inDemo("http://127.0.0.1:" + port, person);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contract manager, Thurrock",
                "Contract manager, Shropshire",
                "Verifier, Thurrock",
                "Verifier, Shropshire",
                "Supplier, Dock Road Logistics",
                "Supplier, Riverside Reach Construction",
                "Social Value Group, Shropshire",
                "Procurement officer, Thurrock",
                "Councillor, Thurrock",
                "Administrator, Shropshire"
            })
    void eachRowLeadsToAPage(String person) {
        var browser = as(person);
        var work = browser.get("/work").page();
        assertThat(work.select("main h1").text()).isEqualTo("Your work");
        for (var row : work.select("main .tally-due__item a")) {
            assertThat(row.text()).isNotBlank();
            assertThat(browser.get(row.attr("href")).status())
                    .as(row.attr("href"))
                    .isEqualTo(200);
        }
    }

    @Test
    void whatWaitsIsInTheMenu() {
        var verifier = as("Verifier, Shropshire");
        var rows = verifier.get("/work").page().select("main .tally-due__item a.govuk-button");
        assertThat(rows).isNotEmpty();
        assertThat(verifier.get("/contracts").page().select("nav a[href=/work]").text())
                .contains("Your work (%d)".formatted(rows.size()));
        assertThat(as("Councillor, Thurrock")
                        .get("/work")
                        .page()
                        .select("nav a[href=/work]")
                        .text())
                .isEqualTo("Your work");
    }
}
