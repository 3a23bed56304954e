package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.InTheDemo;

/// Shropshire's six recommendations, from the findings to what came of them, as a reader of the
/// paper would follow them, and one more that the group makes.
@InTheDemo
class RecommendationJourneyTest {

    @LocalServerPort
    int port;

    @Test
    void theThreadLeadsFromWhatChangedBackToTheAnswers() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.stranger();
            page.navigate(chromium.at("/changes"));
            assertThat(loaded(page).content()).contains("31 responses", "Done, later than planned", "(overdue)");
            chromium.isFit(page);
            page.getByText("are adopted except sickness rates").click();
            assertThat(loaded(page).content())
                    .contains(
                            "8 for, 1 against, 1 abstained",
                            "with 12 measures",
                            "Strongly agree or Tend to agree: 6 of 12");
            chromium.isFit(page);
            link(page, "edition 2 of Shropshire Social Value Charter measures");
            assertThat(loaded(page).content()).contains("Twelve adopted measures");
            page.goBack();
            link(page, "findings");
            assertThat(loaded(page).content()).contains("9 of 10");
            chromium.isFit(page);
        }
    }

    @Test
    void theGroupRecommendsDecidesAndSeesToIt() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.as("Social Value Group, Shropshire");
            page.navigate(chromium.at("/work/consultations"));
            page.getByText("Social Value Charter for Shropshire").first().click();
            link(page, "Make recommendations");
            chromium.isFit(page);
            link(page, "the measures of a framework");
            chromium.isFit(page);
            page.goBack();
            link(page, "something else");
            page.getByLabel("What is it about?").fill("Case studies");
            page.getByLabel("The recommendation").fill("Case studies stand beside figures.");
            page.getByLabel("Adopt it", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByLabel("Why?").fill("A figure alone does not tell the full story.");
            page.getByLabel("Q12c").check();
            chromium.isFit(page);
            button(page, "Make the recommendation");
            assertThat(loaded(page).content()).contains("Not decided yet");
            page.getByLabel("Agreed", new Page.GetByLabelOptions().setExact(true))
                    .check();
            date(page, "on", "1", "3", "2017");
            page.getByLabel("No vote").check();
            page.getByLabel("Where is it recorded?").fill("Cabinet, minute 85 (demo)");
            page.getByLabel("Why was this decided?").fill("As recommended.");
            page.getByLabel("Which comments were considered").fill("Those on staff turnover.");
            chromium.isFit(page);
            button(page, "Record the decision");
            page.getByLabel("Owner").fill("Communications");
            date(page, "due", "31", "12", "2099");
            button(page, "Set the owner");
            assertThat(loaded(page).content()).contains("Under way", "Communications");
            chromium.isFit(page);
        }
    }

    private static void date(Page page, String name, String day, String month, String year) {
        page.locator("#" + name + "-day").fill(day);
        page.locator("#" + name + "-month").fill(month);
        page.locator("#" + name + "-year").fill(year);
    }

    private static void link(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    private static void button(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .click();
    }
}
