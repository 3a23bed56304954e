package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;
import static org.tallystick.journey.Hands.choose;
import static org.tallystick.journey.Hands.day;
import static org.tallystick.journey.Hands.fill;
import static org.tallystick.journey.Hands.follow;
import static org.tallystick.journey.Hands.press;
import static org.tallystick.journey.Hands.tickAll;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newcomer's first hour: from an empty place to a published tender in a browser, with no mail
/// server and no command after `serve`.
class FirstHourTest {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/set-up/\\S+");

    @TempDir
    Path folder;

    @Test
    void fromNothingToAPublishedTender() throws Exception {
        try (var serving = Serving.start(folder, Map.of());
                var chromium = new Chromium(serving.port())) {
            try {
                walk(serving, chromium);
            } catch (com.microsoft.playwright.PlaywrightException lost) {
                throw new AssertionError("the journey ended early" + chromium.whereabouts(), lost);
            }
        }
    }

    private static void walk(Serving serving, Chromium chromium) throws Exception {
        var found = LINK.matcher(serving.log());
        assertThat(found.find()).as(serving.log()).isTrue();
        var administrator = chromium.stranger();
        setsUp(chromium, administrator, URI.create(found.group()).getPath());
        // The link is used up.
        assertThat(serving.browser().get(URI.create(found.group()).getPath()).status())
                .isEqualTo(404);
        beginsFromAPack(chromium, administrator);
        var second = letsIn(chromium, administrator);
        var tender = plans(chromium, administrator);
        publishes(chromium, administrator, second, tender);
        var anyone = chromium.stranger();
        anyone.navigate(chromium.at("/tenders"));
        assertThat(loaded(anyone).textContent("body")).contains("Grounds maintenance", "Shropshire Council");
        chromium.isFit(anyone);
    }

    private static void setsUp(Chromium chromium, Page page, String path) {
        page.navigate(chromium.at(path));
        chromium.isFit(page);
        fill(page, "council", "shropshire");
        press(page, "Find it");
        chromium.isFit(page);
        choose(page, "Shropshire");
        fill(page, "body", "Shropshire Council");
        fill(page, "name", "Ada Wells");
        fill(page, "email", "ada.wells@shropshire.example");
        choose(page, "Procurement officer");
        press(page, "Set up the site");
        press(page, "Sign in");
        assertThat(loaded(page).textContent("main")).contains("Set up this site: ", " to your first tender");
        assertThat(page.textContent("header")).contains("Shropshire Council");
        chromium.isFit(page);
        page.locator("a.govuk-button:has-text('Go on')").first().click();
    }

    private static void beginsFromAPack(Chromium chromium, Page page) {
        assertThat(loaded(page).textContent("main")).contains("No mail server is set");
        chromium.isFit(page);
        page.locator("[name=pack]").first().check();
        press(page, "Begin from this framework");
        assertThat(loaded(page).textContent("main")).contains("1 step to your first tender");
    }

    /// The second officer gets a link by hand, since there is no mail server.
    private static Page letsIn(Chromium chromium, Page administrator) {
        follow(administrator, "Add people and their roles");
        fill(administrator, "name", "Ben Cole");
        fill(administrator, "email", "ben.cole@shropshire.example");
        choose(administrator, "Procurement officer");
        choose(administrator, "Contract manager");
        press(administrator, "Save");
        assertThat(loaded(administrator).textContent("main")).contains("Ben Cole", "Contract manager");
        chromium.isFit(administrator);
        press(administrator, "Make a link for Ben Cole");
        var link = loaded(administrator).textContent("#link").strip();
        chromium.isFit(administrator);
        var second = chromium.stranger();
        second.navigate(chromium.at(URI.create(link).getPath()));
        press(second, "Sign in");
        assertThat(loaded(second).textContent("h1")).contains("Your work");
        return second;
    }

    private static String plans(Chromium chromium, Page officer) {
        officer.navigate(chromium.at("/work/set-up"));
        assertThat(loaded(officer).textContent("main")).contains("Everything is here for your first tender");
        follow(officer, "Plan a tender");
        fill(officer, "title", "Grounds maintenance");
        fill(officer, "category", "77 Grounds maintenance");
        fill(officer, "place", "Shropshire");
        fill(officer, "value", "250,000");
        officer.check("[name=vat][value=EXCLUDING]");
        day(officer, "date", "1", "11", "2026");
        day(officer, "deadline-date", "1", "2", "2030");
        fill(officer, "deadline-time", "12:00");
        day(officer, "starts", "1", "4", "2030");
        day(officer, "ends", "30", "9", "2030");
        officer.check("[name=body][value=OTHER]");
        officer.check("[name=kind][value=ORDINARY]");
        var edition = officer.locator("[name=edition] option").allTextContents().stream()
                .filter(text -> text.contains("edition"))
                .findFirst()
                .orElseThrow();
        officer.selectOption("[name=edition]", new SelectOption().setLabel(edition));
        press(officer, "Save and choose measures");
        var tender = URI.create(officer.url()).getPath().replaceAll("/work/procurements/([^/]+)/.*", "$1");
        tickAll(officer, "[name=measures] >> nth=0");
        press(officer, "Save and set points");
        fill(officer, "weight", "10");
        officer.check("[name=measure-0-linked][value=yes]");
        officer.check("[name=measure-0-skills][value=no]");
        fill(officer, "measure-0-quantity", "5");
        fill(officer, "measure-0-delivery", "3");
        fill(officer, "measure-0-verification", "2");
        press(officer, "Save and review");
        return tender;
    }

    private static void publishes(Chromium chromium, Page officer, Page second, String tender) {
        var at = "/work/procurements/" + tender;
        officer.navigate(chromium.at(at + "/keys"));
        tickAll(officer, "[name=openers]");
        press(officer, "Create the keys");
        second.navigate(chromium.at("/work"));
        assertThat(loaded(second).textContent("main")).contains("Grounds maintenance: fetch your opening key");
        for (var each : List.of(officer, second)) {
            each.navigate(chromium.at(at + "/keys"));
            press(each, "Show my opening key");
            assertThat(each.textContent(".tally-code")).isNotBlank();
        }
        officer.navigate(chromium.at(at + "/publication"));
        officer.check("[name=sure]");
        press(officer, "Publish the tender");
        assertThat(loaded(officer).content()).contains("Open for bids");
    }
}
