package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.InTheDemo;
import org.tallystick.shared.UkTime;

/// An officer from a blank page to published findings, with answers from the public and from paper,
/// in a real browser: each page is held against axe and must fit 320 pixels.
@InTheDemo
class FindingsJourneyTest extends Journey {

    @Autowired
    JdbcClient db;

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static void fill(Page page, String field, String text) {
        page.locator("[name='" + field + "']").first().fill(text);
    }

    private static void day(Page page, String field, LocalDate day) {
        fill(page, field + ".day", "" + day.getDayOfMonth());
        fill(page, field + ".month", "" + day.getMonthValue());
        fill(page, field + ".year", "" + day.getYear());
    }

    @Test
    void fromADraftToFindings() {
        var officer = chromium.as("Procurement officer, Shropshire");
        var slug = "bus-stops-" + UUID.randomUUID().toString().substring(0, 8);
        var desk = drafted(officer, slug);
        launched(officer, desk);
        answered(slug);
        typed(officer, desk);
        closed(officer, desk);
        read(officer, desk);
        coded(officer, desk);
        published(officer, desk);
        everybodyReads(slug);
    }

    private String drafted(Page page, String slug) {
        page.navigate(chromium.at("/work/consultations/new"));
        fill(page, "title", "Where should buses stop?");
        fill(page, "slug", slug);
        page.locator("[name=from][value=blank]").check();
        press(page, "Begin");
        var desk = page.url();
        chromium.isFit(page);
        page.navigate(desk + "/survey/section");
        fill(page, "title", "Your views");
        press(page, "Save");
        question(page, desk, "rated", "How far do you agree?", "s0.", "A stop at the school helps");
        question(page, desk, "one-of", "May we publish your comments?", "options", "Yes\nNo");
        question(page, desk, "long-text", "Anything else?", "help", "In your own words");
        page.navigate(desk + "/facts");
        page.locator("[name=quoted]").selectOption("Q2|Yes");
        chromium.isFit(page);
        press(page, "Save");
        page.navigate(desk + "/notice");
        for (var field : new String[] {"undecided", "reasons", "decision", "privacy", "otherWays"})
            fill(page, field, "Everything about " + field);
        press(page, "Save");
        return desk;
    }

    private static void question(Page page, String desk, String kind, String label, String field, String text) {
        page.navigate(desk + "/survey/question?section=S1&kind=" + kind);
        fill(page, "label", label);
        if (field.equals("s0.")) {
            fill(page, "s0.id", "Q1a");
            fill(page, "s0.label", text);
            page.locator("[name=disclosure][value=shown]").check();
            fill(page, "smallCounts", "It asks nothing personal");
        } else fill(page, field, text);
        press(page, "Save");
    }

    private void launched(Page page, String desk) {
        var today = LocalDate.now(UkTime.LONDON);
        page.navigate(desk + "/schedule");
        page.locator("[name=mode][value=ANONYMOUS]").check();
        day(page, "opens", today);
        fill(page, "opens-time", "00:00");
        day(page, "closes", today.plusDays(90));
        fill(page, "closes-time", "17:00");
        fill(page, "typingDays", "5");
        press(page, "Save");
        assertThat(loaded(page).locator(".tally-points").innerText()).doesNotContain("To do");
        chromium.isFit(page);
        page.locator("[name=sure]").check();
        press(page, "Launch");
        assertThat(loaded(page).content()).contains("0 answers");
        chromium.isFit(page);
    }

    private void answered(String slug) {
        for (var at = 0; at < 6; at++) {
            var phone = chromium.phone();
            phone.navigate(chromium.at("/consultations/" + slug));
            press(phone, "Start");
            phone.locator("input[name=Q1a][value='Strongly agree']").check();
            phone.locator("input[name=Q2][value='Yes']").check();
            fill(phone, "Q3", "More shelters, please: rain got in " + at);
            press(phone, "Continue");
            press(phone, "Send your answers");
            assertThat(loaded(phone).content()).contains("Your answers are in");
            phone.context().close();
        }
    }

    private void typed(Page page, String desk) {
        page.navigate(desk + "/replies");
        page.locator("[name=_channel][value=PAPER]").check();
        page.locator("input[name=Q1a][value='Tend to disagree']").check();
        fill(page, "Q3", "Ask Mr Secret at number 4");
        chromium.isFit(page);
        press(page, "Save reply");
        assertThat(loaded(page).content()).contains("The reply has been added");
    }

    private void closed(Page page, String desk) {
        page.navigate(desk + "/results");
        assertThat(loaded(page).content()).contains("Results are sealed").doesNotContain("shelters");
        chromium.isFit(page);
        db.sql("""
                        update consultation.launch set opens = clock_timestamp() - interval '2 hours',
                            closes = clock_timestamp() - interval '1 hour', typing_until = clock_timestamp() + interval '1 day'
                        where consultation = :id::uuid
                        """).param("id", desk.substring(desk.lastIndexOf('/') + 1)).update();
        page.navigate(desk);
        press(page, "Everything is in: close it");
        assertThat(loaded(page).content()).contains("See the results");
        chromium.isFit(page);
    }

    private void read(Page page, String desk) {
        page.navigate(desk + "/results");
        page.locator("[name=item]").selectOption("Q1a");
        page.locator("[name=by]").selectOption("Q2");
        press(page, "Cross them");
        assertThat(loaded(page).locator("main").innerText())
                .contains("Q1a A stop at the school helps, by Q2")
                .contains("Strongly agree or Tend to agree: 6 of 7");
        chromium.isFit(page);
        var all = page.context().request().get(desk + "/answers.csv", RequestOptions.create());
        assertThat(all.text()).contains("edition,channel,repeats another,Q1a,Q2,Q3");
    }

    private void coded(Page page, String desk) {
        page.navigate(desk + "/comments");
        assertThat(loaded(page).locator("main").innerText()).contains("Ask Mr Secret at number 4");
        chromium.isFit(page);
        fill(page, "name", "Shelters");
        press(page, "Add");
        for (var at = 0; at < 6; at++) {
            page.navigate(desk + "/comments?item=Q3&q=shelter&show=uncoded");
            page.getByLabel("Shelters").first().check();
            press(page, "Save codes");
        }
        page.navigate(desk + "/comments?item=Q3&q=shelter");
        chromium.isFit(page);
        press(page, "Publish it as a quote");
        page.navigate(desk + "/comments?item=Q3");
        assertThat(loaded(page).locator("main").innerText())
                .contains("Do not publish it as a quote")
                .contains("The writer did not agree to be quoted");
    }

    private void published(Page page, String desk) {
        page.navigate(desk + "/publication");
        fill(page, "summary", "Most want shelters.");
        fill(page, "heard", "You want shelters.");
        chromium.isFit(page);
        press(page, "Publish the findings");
    }

    private void everybodyReads(String slug) {
        var page = chromium.phone();
        page.navigate(chromium.at("/consultations/" + slug + "/findings"));
        assertThat(loaded(page).locator("main").innerText())
                .contains("Most want shelters.")
                .contains("Strongly agree or Tend to agree: 6 of 7.")
                .contains("Shelters")
                .contains("More shelters, please: rain got in")
                .doesNotContain("Mr Secret");
        chromium.isFit(page);
        var csv = page.context().request().get(chromium.at("/consultations/" + slug + "/findings.csv"));
        assertThat(csv.text()).contains("Q1a,Strongly agree,,,6").doesNotContain("Secret");
    }
}
