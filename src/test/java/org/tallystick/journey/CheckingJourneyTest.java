package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A verifier's morning in the demo: nineteen claims in five returns, one of them sent back with a
/// question, in as few clicks and pages as hands can do.
class CheckingJourneyTest {

    private static final int MOST_CLICKS = 25;
    private static final int MOST_PAGES = 8;

    @TempDir
    Path folder;

    private int clicks;
    private int pages = 1;

    @Test
    void nineteenClaimsAreCheckedInTwentyFiveClicksAndEightPages() throws Exception {
        try (var serving = Serving.start(folder, Map.of(), "--demo");
                var chromium = new Chromium(serving.port())) {
            var verifier = chromium.as("Verifier, Thurrock");
            assertThat(loaded(verifier).title()).startsWith("Your work: 5 things to do");
            chromium.isFit(verifier);
            press(verifier, verifier.locator("a.govuk-button:has-text('Check')").first());
            var claims = 0;
            var looked = false;
            while (loaded(verifier).locator("section.tally-check").count() > 0) {
                if (!looked) chromium.isFit(verifier);
                var waiting = verifier.locator("[name^=decision-][value=asked]").all();
                for (var each : waiting) {
                    claims++;
                    if (looked) {
                        tick(each);
                        continue;
                    }
                    looked = true;
                    tick(verifier.locator("[name^=decision-][value=query]").first());
                    // The question is typed, and the keyboard leads there.
                    verifier.keyboard().press("Tab");
                    verifier.keyboard().type("Which invoices do you count?");
                }
                press(
                        verifier,
                        verifier.locator("main form button[type=submit]").last());
            }
            assertThat(claims).isEqualTo(19);
            assertThat(loaded(verifier).textContent("main")).contains("There are no claims to check", "Queried (2)");
            assertThat(clicks).as("clicks").isLessThanOrEqualTo(MOST_CLICKS);
            assertThat(pages).as("pages").isLessThanOrEqualTo(MOST_PAGES);
            chromium.isFit(verifier);
            verifier.navigate(chromium.at("/work/verifications?tab=queried"));
            assertThat(loaded(verifier).textContent("main")).contains("Which invoices do you count?");
            chromium.isFit(verifier);
            verifier.navigate(chromium.at("/work/verifications?tab=decided"));
            assertThat(loaded(verifier).locator(".tally-due__item").count()).isGreaterThanOrEqualTo(19);
        }
    }

    private void tick(Locator box) {
        clicks++;
        box.check();
    }

    private void press(Page page, Locator button) {
        clicks++;
        pages++;
        button.click();
        loaded(page);
    }
}
