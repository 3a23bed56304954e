package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;
import static org.tallystick.journey.Hands.follow;
import static org.tallystick.journey.Hands.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tallystick.InTheDemo;

/// What was paid on is sent, looked at and kept.
@InTheDemo
class SubcontractJourneyTest extends Journey {

    @Test
    void whoeverTellsLooksBeforeTheyKeep() {
        var manager = chromium.as("Contract manager, Thurrock");
        manager.navigate(chromium.at("/work/contracts"));
        follow(manager, "Sixty new council homes by the river");
        var contract = manager.url().replaceAll(".*/", "");
        manager.navigate(chromium.at("/work/subcontracts/" + contract));
        var books = """
                Date paid,Sub-contractor,Net Amount,Postcode,Cost centre
                05/04/2026,Ink & Daughters,1640.50,RM17 6AA,Print
                06/05/2026,<script>alert(1)</script>,339.50,LE1 1FZ,Print
                07/06/2026,=1+1,1e999999999,,Print
                """;
        send(manager, books.replace("<script>alert(1)</script>", "Paper"), "2026-Q1");
        assertThat(loaded(manager).textContent(".govuk-warning-text"))
                .contains("2 of 2 payments were not made in January to March 2026");
        chromium.isFit(manager);
        follow(manager, "Choose another file");
        send(manager, books, "2026-Q2");
        assertThat(loaded(manager).textContent(".govuk-error-summary")).contains("holds the code of a web page");
        send(manager, books.replace("<script>alert(1)</script>", "Paper"), "2026-Q2");
        assertThat(loaded(manager).textContent("main"))
                .contains("What is in the file", "£1,980, excluding VAT", "1e999999999");
        chromium.isFit(manager);
        follow(manager, "Choose another file");
        assertThat(loaded(manager).textContent("main")).contains("No payments have been reported yet");
        manager.goBack();
        press(manager, "Keep these payments");
        assertThat(loaded(manager).textContent("main")).contains("Reported so far", "£1,980");
        chromium.isFit(manager);
        send(manager, books.replace("<script>alert(1)</script>", "Paper mill"), "2026-Q2");
        assertThat(loaded(manager).textContent("main")).contains("It replaces books.csv");
        chromium.isFit(manager);
    }

    private static void send(Page page, String text, String quarter) {
        page.selectOption("[name=quarter]", quarter);
        page.setInputFiles(
                "[name=file]", new FilePayload("books.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        press(page, "Send and check");
    }
}
