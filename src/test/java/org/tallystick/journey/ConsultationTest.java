package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.InTheDemo;

/// Answering on a phone, and the officers' pages, in a real browser: each page is held against axe
/// and must fit 320 pixels.
@InTheDemo
class ConsultationTest extends Journey {

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void somebodyAnswersAnonymouslyOnAPhone() {
        var page = chromium.phone();
        page.navigate(chromium.at("/consultations"));
        chromium.isFit(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What should our money do for the place?"))
                .click();
        assertThat(loaded(page).locator("#promise").textContent()).contains("Your answer is anonymous");
        chromium.isFit(page);
        button(page, "Start").click();
        chromium.isFit(page);
        page.locator("input[name='Q1a'][value='A lot']").check();
        page.locator("[name='Q2.1']").fill("1");
        page.locator("[name='Q2.2']").fill("1");
        button(page, "Continue").click();
        assertThat(loaded(page).title()).startsWith("Error:");
        chromium.isFit(page);
        page.locator("[name='Q2.2']").fill("2");
        button(page, "Continue").click();
        page.locator("input[name='Q3'][value='Yes']").check();
        button(page, "Continue").click();
        page.locator("[name='Q4']").fill("9");
        page.locator("[name='Q6']").fill("More buses, please.");
        chromium.isFit(page);
        button(page, "Continue").click();
        assertThat(loaded(page).content()).contains("More buses, please.");
        chromium.isFit(page);
        button(page, "Send your answers").click();
        assertThat(loaded(page).locator(".govuk-panel").textContent()).contains("Your answers are in");
        chromium.isFit(page);
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void thePagesAreFitInWelshTooAndSayTheirLanguage() {
        var page = chromium.phone();
        page.navigate(chromium.at("/consultations/what-should-our-money-do?lang=cy"));
        assertThat(loaded(page).locator("html").getAttribute("lang")).isEqualTo("cy");
        chromium.isFit(page);
        button(page, "Dechrau").click();
        assertThat(loaded(page).content()).contains("Swyddi i bobl sy");
        chromium.isFit(page);
    }

    @Test
    void theOfficersPagesAreFit() {
        var page = chromium.as("Procurement officer, Shropshire");
        page.navigate(chromium.at("/work/consultations"));
        chromium.isFit(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Social Value Charter for Shropshire"))
                .click();
        assertThat(loaded(page).content()).contains("31 answers");
        chromium.isFit(page);
        page.navigate(chromium.at("/work/consultations/new"));
        chromium.isFit(page);
        page.locator("[name=slug]").fill("fit-for-a-phone");
        page.locator("[name=from][value='shropshire-2016']").check();
        button(page, "Begin").click();
        chromium.isFit(page);
        var desk = page.url();
        for (var path : List.of(
                "/survey",
                "/survey/question?question=Q7",
                "/survey/question?question=Q6",
                "/survey/section",
                "/notice",
                "/facts",
                "/schedule",
                "/groups",
                "/preview")) {
            assertThat(page.navigate(desk + path).status()).as(path).isEqualTo(200);
            chromium.isFit(page);
        }
    }
}
