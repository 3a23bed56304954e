package org.tallystick.journey;

import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// What hands do on a page.
final class Hands {

    private Hands() {}

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static void follow(Page page, String words) {
        page.locator("main a:has-text(\"" + words + "\")").first().click();
    }

    static void fill(Page page, String field, String text) {
        page.fill("[name='" + field + "']", text);
    }

    static void choose(Page page, String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
    }

    static void day(Page page, String field, String day, String month, String year) {
        fill(page, field + ".day", day);
        fill(page, field + ".month", month);
        fill(page, field + ".year", year);
    }

    static void tickAll(Page page, String selector) {
        for (var box : loaded(page).locator(selector).all()) box.check();
    }

    static void fillAll(Page page, String selector, String text) {
        for (var box : loaded(page).locator(selector).all()) box.fill(text);
    }
}
