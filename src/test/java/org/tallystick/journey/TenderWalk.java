package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;
import static org.tallystick.journey.Hands.day;
import static org.tallystick.journey.Hands.fill;
import static org.tallystick.journey.Hands.fillAll;
import static org.tallystick.journey.Hands.follow;
import static org.tallystick.journey.Hands.press;
import static org.tallystick.journey.Hands.tickAll;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// A tender in the browser, from its plan to its award: it scores one measure, street trees, of the
/// second edition of Thurrock's framework.
final class TenderWalk {

    private final Chromium chromium;
    private final String title;
    private final List<String> keys = new ArrayList<>();
    private String tender = "";

    TenderWalk(Chromium chromium, String title) {
        this.chromium = chromium;
        this.title = title;
    }

    String tender() {
        return tender;
    }

    void plans(Page officer) {
        officer.navigate(chromium.at("/work/procurements/new"));
        fill(officer, "title", title);
        fill(officer, "category", "77 Grounds maintenance");
        fill(officer, "place", "Thurrock");
        fill(officer, "value", "250,000");
        officer.check("[name=vat][value=EXCLUDING]");
        day(officer, "date", "1", "11", "2026");
        day(officer, "deadline-date", "1", "2", "2030");
        fill(officer, "deadline-time", "12:00");
        day(officer, "starts", "1", "4", "2030");
        day(officer, "ends", "30", "9", "2030");
        officer.check("[name=body][value=OTHER]");
        officer.check("[name=kind][value=ORDINARY]");
        var thurrock = officer.locator("[name=edition] option").allTextContents().stream()
                .filter(text -> text.contains("Thurrock") && text.endsWith("edition 2"))
                .findFirst()
                .orElseThrow();
        officer.selectOption("[name=edition]", new com.microsoft.playwright.options.SelectOption().setLabel(thurrock));
        chromium.isFit(officer);
        press(officer, "Save and choose measures");
        tender = java.net.URI.create(officer.url()).getPath().replaceAll("/work/procurements/([^/]+)/.*", "$1");
        officer.check("[name=measures][value=TH-TREES]");
        tickAll(officer, "[name=measures] >> nth=0");
        chromium.isFit(officer);
        press(officer, "Save and set points");
        fill(officer, "weight", "20");
        var trees = officer.locator(".tally-criterion:has-text('Street trees planted')");
        var scored =
                trees.locator("[name$=-linked]").first().getAttribute("name").replaceAll("[^0-9]", "");
        for (var i = 0; i < loaded(officer).locator(".tally-criterion").count(); i++) {
            var linked = Integer.toString(i).equals(scored);
            officer.check("[name=measure-%d-linked][value=%s]".formatted(i, linked ? "yes" : "no"));
            officer.check("[name=measure-%d-skills][value=no]".formatted(i));
        }
        fill(officer, "measure-" + scored + "-quantity", "10");
        fill(officer, "measure-" + scored + "-delivery", "5");
        fill(officer, "measure-" + scored + "-verification", "5");
        chromium.isFit(officer);
        press(officer, "Save and review");
        assertThat(loaded(officer).content()).contains("Policies that apply, or may");
        chromium.isFit(officer);
    }

    private String at(String rest) {
        return "/work/procurements/" + tender + rest;
    }

    void publishes(Page officer, Page second) {
        officer.navigate(chromium.at(at("/keys")));
        tickAll(officer, "[name=openers]");
        press(officer, "Create the keys");
        for (var each : List.of(officer, second)) {
            each.navigate(chromium.at(at("/keys")));
            press(each, "Show my opening key");
            keys.add(each.textContent(".tally-code").strip());
        }
        chromium.isFit(second);
        officer.navigate(chromium.at(at("/publication")));
        officer.check("[name=sure]");
        press(officer, "Publish the tender");
        assertThat(loaded(officer).content()).contains("Open for bids");
        chromium.isFit(officer);
    }

    void bids(Page bidder, String name, String trees, boolean look) {
        bidder.navigate(chromium.at("/tenders"));
        follow(bidder, title);
        if (look) chromium.isFit(bidder);
        bidder.navigate(chromium.at("/tenders/" + tender + "/bid"));
        press(bidder, "I have kept it: start the bid");
        if (look) chromium.isFit(bidder);
        bidder.navigate(chromium.at("/bids/about"));
        fill(bidder, "name", name);
        press(bidder, "Save and continue");
        while (bidder.url().contains("/bids/measures/")) {
            fillAll(bidder, "[name$='-total-amount']", trees);
            fillAll(bidder, "[name$='-total-part']", "60");
            fillAll(bidder, "[name$='-total-whole']", "100");
            fillAll(bidder, "textarea", "With the school next to the park, which keeps the list");
            if (look) chromium.isFit(bidder);
            press(bidder, "Save and continue");
        }
        assertThat(loaded(bidder).content()).contains(trees + " trees");
        if (look) chromium.isFit(bidder);
        press(bidder, "Submit your bid");
        assertThat(loaded(bidder).content()).contains("Your bid is in");
        if (look) chromium.isFit(bidder);
    }

    void opens(Page officer, Page second, List<String> bidders) {
        var hands = List.of(officer, second);
        for (var i = 0; i < 2; i++) {
            hands.get(i).navigate(chromium.at(at("/opening")));
            fill(hands.get(i), "opening-key", keys.get(i));
            press(hands.get(i), "Use my key");
        }
        assertThat(loaded(second).content()).contains(bidders);
        chromium.isFit(second);
        officer.navigate(chromium.at(at("/evaluators")));
        tickAll(officer, "[name=people]");
        press(officer, "Name them");
        chromium.isFit(officer);
    }

    void scores(Page evaluator, boolean look) {
        var base = "/work/evaluations/" + tender;
        evaluator.navigate(chromium.at(base + "/interests"));
        tickAll(evaluator, "[value=no]");
        press(evaluator, "Declare");
        for (var question = 1; question <= 2; question++) {
            evaluator.navigate(chromium.at(base + "/questions/" + question));
            tickAll(evaluator, "[type=radio][value='3']");
            fillAll(evaluator, "textarea", "The partner is named and the record is independent");
            if (look && question == 1) chromium.isFit(evaluator);
            press(evaluator, "Save and go on");
        }
        evaluator.navigate(chromium.at(base));
        press(evaluator, "Finish");
    }

    void moderates(Page officer, List<String> ranking) {
        for (var question = 1; question <= 2; question++) {
            officer.navigate(chromium.at(at("/moderation/" + question)));
            tickAll(officer, "[type=radio][value='3']");
            fillAll(officer, "textarea", "All three agree");
            if (question == 1) chromium.isFit(officer);
            press(officer, "Save and go on");
        }
        officer.navigate(chromium.at(at("/ranking")));
        assertThat(loaded(officer).textContent("main")).contains(ranking);
        chromium.isFit(officer);
    }

    String awards(Page officer, Page second, String winner) {
        officer.navigate(chromium.at(at("/award")));
        officer.getByLabel(winner + ":").first().check();
        fill(officer, "amount", "250,000");
        officer.locator("[name=vat][value=EXCLUDING]").check();
        officer.selectOption("[name=supplier]", new com.microsoft.playwright.options.SelectOption().setLabel(winner));
        fill(officer, "because", "Most points");
        chromium.isFit(officer);
        press(officer, "Propose the award");
        second.navigate(chromium.at(at("/award")));
        press(second, "Approve the award");
        chromium.isFit(second);
        var link = second.locator("a[href^='/contracts/']").first().getAttribute("href");
        return link.substring("/contracts/".length());
    }
}
