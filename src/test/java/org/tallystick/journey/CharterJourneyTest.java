package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.InTheDemo;
import org.tallystick.charter.mark.MarkStage;
import org.tallystick.charter.mark.MarkStage.Member;
import org.tallystick.charter.mark.MarkStage.Place;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.organisation.Size;

/// The charter and the Mark in a real browser: each page is held against axe and a narrow screen.
@InTheDemo
class CharterJourneyTest extends Journey {

    @Autowired
    ApplicationContext house;

    @Autowired
    JdbcClient db;

    private void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        chromium.isFit(page);
    }

    private void visit(Page page, String path) {
        assertThat(page.navigate(chromium.at(path)).status()).as(path).isEqualTo(200);
        chromium.isFit(page);
    }

    @Test
    void anOrganisationSignsOnAPhoneAndGetsItsLogo() {
        var page = chromium.phone();
        visit(page, "/charter");
        page.getByText("Social Value Charter for Shropshire").first().click();
        chromium.isFit(page);
        press(page, "Sign the charter");
        page.getByLabel("It has none of these numbers").check();
        page.getByLabel("Its name").fill("Phone Box Library");
        press(page, "Continue");
        press(page, "Continue");
        assertThat(loaded(page).content()).contains("There is a problem");
        page.getByLabel("How many people").fill("0");
        page.getByLabel("Voluntary or community organisation").check();
        page.getByLabel("Where does it work from?").selectOption("E06000051");
        page.getByLabel("Name of the person who signs").fill("Somebody");
        page.getByLabel("Their job title").fill("Chair");
        page.getByLabel("Their e-mail address").fill("library@example.org");
        press(page, "Continue");
        page.getByLabel("I have read it").check();
        press(page, "Continue");
        for (var at : List.of("P1", "P2", "P4", "P5"))
            page.locator("input[name=answer-" + at + "][value=not-yet]").check();
        page.locator("input[name=answer-P3][value=does]").check();
        page.locator("textarea[name=how-P3]").fill("We teach reading on Saturdays");
        press(page, "Continue");
        press(page, "Send me the link to sign");
        page.navigate(chromium.at(link("library@example.org")));
        chromium.isFit(page);
        press(page, "Sign the charter");
        assertThat(loaded(page).content()).contains("This is your page on the register");
        var loaded = page.evaluate("document.querySelector('img.tally-logo').naturalWidth");
        assertThat(((Number) loaded).intValue()).isEqualTo(640);
        page.getByText("Report a concern").click();
        chromium.isFit(page);
    }

    private String link(String email) {
        var mail = house.getBean(DemoPeople.class).outbox().stream()
                .filter(each -> each.mail().to().equals(email))
                .findFirst()
                .orElseThrow();
        var found = Pattern.compile("/charter/signing/[A-Za-z0-9_-]+")
                .matcher(mail.mail().text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void everyPageOfCharterAndMarkIsFit() {
        var stranger = chromium.stranger();
        for (var path : List.of("/charter", "/signatories", "/marks", "/marks?find=nobody")) visit(stranger, path);
        var group = chromium.as("Social Value Group, Shropshire");
        visit(group, "/work/charters");
        group.getByText("Social Value Charter for Shropshire").first().click();
        chromium.isFit(group);
        var desk = group.url().substring(chromium.at("").length());
        for (var path : List.of("/facts", "/principle", "/principle/P1", "/adoption", "/compare"))
            visit(group, desk + path);
        visit(group, "/work/signatories");
        group.getByText("Whitecliff Learning").first().click();
        chromium.isFit(group);
        var supplier = chromium.as("Supplier, Long Edge Landscapes");
        visit(supplier, "/work/signatories/mine");
        visit(supplier, "/work/marks/mine");
    }

    private static Quantity count(String amount) {
        return new Quantity.Count(new BigDecimal(amount));
    }

    @Test
    void aMarkIsDecidedByEachSchemeAppealedAndExpires() {
        var stage = house.getAutowireCapableBeanFactory().createBean(MarkStage.class);
        var place = stage.place();
        var large = stage.member(place, "Large Yard", Size.LARGE, Map.of("W-1", count("3")));
        var small = stage.member(place, "Small Shed", Size.SMALL, Map.of("W-3", count("20")));
        var micro = stage.member(place, "Micro Stall", Size.MICRO, Map.of("W-1", count("1")));
        var first = chromium.as(name(place, 0));
        var second = chromium.as(name(place, 1));

        adopt(first, place, "minimum-number", Map.of("minimum", "1", "target-W-1", "12"));
        decide(first, second, large, Map.of("howMany", "1", "target-W-1", "12"));
        assertThat(loaded(second).content()).contains("12 meets 12 apprenticeships", "Held");
        var address = second.getByText("Its public page").getAttribute("href");

        adopt(first, place, "fixed-targets", Map.of("minimum", "1", "target-W-3", "100"));
        decide(first, second, small, Map.of("howMany", "1", "target-W-3", "1"));
        assertThat(loaded(second).content()).contains("80 is below 100 hours", "Not awarded");
        appeal(place, small, second.url().substring(chromium.at("").length()));

        adopt(first, place, "proportionate", Map.of("target-W-1", "40"));
        decide(first, second, micro, Map.of("howMany", "1", "target-W-1", "4"));
        assertThat(loaded(second).content()).contains("4 meets 4 apprenticeships", "Held");

        var stranger = chromium.stranger();
        visit(stranger, address);
        assertThat(loaded(stranger).content()).contains("This mark is held until");
        db.sql("update mark.decision set expires_on = current_date - 2 where number = :number")
                .param("number", Integer.parseInt(address.replace("/marks/", "")))
                .update();
        visit(stranger, address);
        assertThat(loaded(stranger).content()).contains("This mark has lapsed");
    }

    private static String name(Place place, int which) {
        return place.group().get(which).name();
    }

    private void adopt(Page page, Place place, String kind, Map<String, String> typed) {
        visit(page, "/work/marks/schemes/" + place.charter().id() + "?kind=" + kind);
        page.locator("select[name=framework]")
                .selectOption(place.edition().framework().toString());
        press(page, "Choose");
        // What the scheme before asked for is left out of this one.
        for (var field : loaded(page).locator("input[name^=target-]").all()) field.fill("");
        typed.forEach((name, text) -> page.locator("input[name=" + name + "]").fill(text));
        if (kind.equals("proportionate"))
            for (var size : Size.values())
                page.locator("input[name=minimum-" + size + "]").fill("1");
        page.getByLabel("Asserted").check();
        press(page, "Try it out");
        assertThat(loaded(page).content()).contains("Who would earn the Mark today, by size");
        page.locator("textarea[name=because]").fill("The group chose it");
        press(page, "Adopt this scheme");
        assertThat(loaded(page).content()).contains("The group chose it");
    }

    private void decide(Page first, Page second, Member member, Map<String, String> targets) {
        visit(first, "/work/marks/signatories/" + member.signatory().id());
        for (var field : loaded(first).locator("input[name^=target-]").all()) field.fill("");
        targets.forEach(
                (name, text) -> first.locator("input[name=" + name + "]").fill(text));
        press(first, "Agree these targets");
        first.locator("textarea[name=reasons]").fill("As the returns show");
        first.locator("form[action$='/proposal'] button").click();
        chromium.isFit(first);
        assertThat(loaded(first).content()).contains("You proposed this");
        second.navigate(first.url());
        chromium.isFit(second);
        second.getByLabel("Yes, I agree").check();
        press(second, "Decide");
    }

    private void appeal(Place place, Member member, String decision) {
        var supplier = chromium.as(member.supplier().name());
        visit(supplier, "/work/marks/mine");
        supplier.locator("textarea[name^=appeal-]").fill("We gave more than we wrote down");
        press(supplier, "Appeal");
        assertThat(loaded(supplier).content()).contains("It is being heard");
        var third = chromium.as(name(place, 2));
        visit(third, decision);
        third.getByLabel("Dismiss it").check();
        third.locator("textarea[name=outcome]").fill("What is not written down is not verified");
        press(third, "Decide the appeal");
        supplier.reload();
        assertThat(loaded(supplier).content()).contains("Dismissed.");
    }
}
