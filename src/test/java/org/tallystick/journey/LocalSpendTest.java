package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;
import static org.tallystick.journey.Hands.fill;
import static org.tallystick.journey.Hands.follow;
import static org.tallystick.journey.Hands.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.InTheDemo;
import org.tallystick.spending.asking.ShareReceipts;
import org.tallystick.spending.warehouse.Warehouse;

/// From a file of payments with a bad line to the public page, and to the return of a contract that
/// asks for local spend.
@InTheDemo
class LocalSpendTest extends Journey {

    @Autowired
    Warehouse warehouse;

    @Test
    void aFileWithABadLineBecomesAPublicShare() throws Exception {
        var analyst = chromium.as("Analyst, Thurrock");
        follow(analyst, "Local spending");
        chromium.isFit(analyst);
        follow(analyst, "Local multiplier");
        chromium.isFit(analyst);
        analyst.navigate(chromium.at("/work/spend"));
        follow(analyst, "Load a spending file");
        chromium.isFit(analyst);
        press(analyst, "Send and check");
        assertThat(loaded(analyst).textContent("main")).contains("Choose a file that is not empty");
        send(analyst, "winter.csv", """
                Payment Date,Supplier,Net Amount,Bought by,Postcode
                05/01/2020,Acme Care,43.20,People,RM17 6AA
                06/01/2020,Northern Builders,56.80,Place,LE1 1FZ
                07/01/2020,Nobody Knows,100.00,Place,
                08/01/2020,Acme Care,see invoice,People,RM17 6AA
                """);
        assertThat(loaded(analyst).textContent("main")).contains("This is not an amount of money, or reads two ways");
        chromium.isFit(analyst);
        analyst.selectOption("[name=department]", "Bought by");
        press(analyst, "Read it again with these columns");
        analyst.waitForURL("**/uploads/*");
        analyst.waitForSelector("text=Confirm and load 3 payments");
        assertThat(analyst.inputValue("[name=department]")).isEqualTo("Bought by");
        press(analyst, "Confirm and load 3 payments");
        analyst.waitForSelector("text=The file is loaded");
        chromium.isFit(analyst);
        follow(analyst, "See the public page");
        chromium.isFit(analyst);
        everybodySees(analyst.url());
    }

    private void everybodySees(String address) throws Exception {
        var anyone = chromium.stranger();
        anyone.navigate(address + "?quarter=2020-Q1");
        assertThat(loaded(anyone).textContent("main"))
                .contains("paid to suppliers whose place is known, £43.20 went to suppliers in Thurrock")
                .contains("£100 of £200 went to suppliers whose place is not known");
        chromium.isFit(anyone);
        var receipt = anyone.request()
                .get(chromium.at(anyone.getAttribute("a:has-text('The receipt')", "href")))
                .body();
        assertThat(ShareReceipts.verify(receipt, warehouse.root())).isEmpty();
        anyone.navigate(address + "/explore?by=department&quarter=2020-Q1");
        assertThat(loaded(anyone).textContent("main")).contains("People").contains("Place");
        chromium.isFit(anyone);
        for (var path : new String[] {"/gaps", "/suppliers", "/subcontracts", "/multiplier", "/method"}) {
            anyone.navigate(address + path);
            chromium.isFit(anyone);
        }
        anyone.navigate(address + "/suppliers?quarter=2020-Q1");
        follow(anyone, "Northern Builders");
        assertThat(loaded(anyone).textContent("main")).contains("Leicester").contains("£56.80");
        chromium.isFit(anyone);
    }

    /// Waits for the reading, which the page looks for by itself.
    private static void send(Page page, String name, String text) {
        page.setInputFiles("[name=file]", new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        press(page, "Send and check");
        page.waitForSelector("text=What is in the file");
    }

    @Test
    void aFigureThatAContractAsksForIsPutIntoItsReturn() {
        var manager = chromium.as("Contract manager, Shropshire");
        manager.navigate(chromium.at("/work/contracts"));
        follow(manager, "School transport for pupils");
        var contract = manager.url().replaceAll(".*/", "");
        manager.locator("summary:has-text('supply chain spend')").click();
        follow(manager, "Measure it from the supplier’s spending files");
        chromium.isFit(manager);
        press(manager, "Measure it like this");
        assertThat(loaded(manager).textContent("main")).contains("Choose what counts as local");
        manager.getByLabel("Shropshire", new Page.GetByLabelOptions().setExact(true))
                .check();
        press(manager, "Measure it like this");
        manager.navigate(chromium.at("/work/subcontracts/" + contract));
        chromium.isFit(manager);
        var supplier = chromium.as("Supplier, Severn Loop Transport");
        follow(supplier, "Local spending");
        follow(supplier, "Load a spending file");
        assertThat(loaded(supplier).textContent("main")).contains("Nobody else can see the payments");
        send(supplier, "ledger.csv", """
                Date,Supplier,Net Amount,Postcode
                05/04/2026,Garage,64000.50,SY1 1AA
                06/05/2026,Fuel,33999.50,LE1 1FZ
                07/06/2026,Unknown,2000.00,
                """);
        press(supplier, "Confirm and load 3 payments");
        supplier.waitForSelector("text=The file is loaded");
        follow(supplier, "Your quarterly returns");
        supplier.navigate(chromium.at("/work/returns/" + contract + "/2026-Q2"));
        assertThat(loaded(supplier).locator("[name^='part-']").inputValue()).isEqualTo("64000.50");
        assertThat(loaded(supplier).locator("[name^='whole-']").inputValue()).isEqualTo("98000.00");
        var done = supplier.locator("[name^='part-']").getAttribute("name").replace("part-", "done-");
        assertThat(supplier.inputValue("[name='" + done + "']")).contains("£2000.00 more has no known place");
        fillMissing(supplier);
        press(supplier, "Continue to check");
        supplier.locator("main form button").last().click();
        assertThat(loaded(supplier).content()).contains("Return received");
        var verifier = chromium.as("Verifier, Shropshire");
        verifier.navigate(chromium.at("/work/contracts/" + contract));
        assertThat(loaded(verifier).textContent("main")).contains("65.3% (64,000.5 of 98,000)");
        var anyone = chromium.stranger();
        assertThat(anyone.navigate(chromium.at("/local-spend/severn-loop-transport"))
                        .status())
                .as("a firm's payments are its own")
                .isEqualTo(404);
    }

    private static void fillMissing(Page page) {
        for (var box : loaded(page).locator("[name^='done-']").all())
            if (box.inputValue().isEmpty()) box.fill("Nothing more");
        for (var box : loaded(page).locator("[name^='amount-']").all())
            if (box.inputValue().isEmpty()) box.fill("0");
    }

    @Test
    void anOfficerKnowsTheMarketAndTakesItsAnnexAway() {
        var officer = chromium.as("Procurement officer, Thurrock");
        officer.navigate(chromium.at("/work/spend"));
        follow(officer, "Know the market");
        officer.selectOption("#chosen-category", "Catering");
        press(officer, "Show");
        assertThat(loaded(officer).textContent("main"))
                .contains("Know the market: Catering")
                .contains("Contracts of all categories that end in the next 24 months")
                .contains("At home in Thurrock, and not paid for it yet");
        chromium.isFit(officer);
        press(officer, "Add the note");
        assertThat(loaded(officer).textContent("main")).contains("Enter a note of at most 2,000");
        chromium.isFit(officer);
        fill(officer, "words", "=Two school kitchens would share a baker");
        Hands.day(officer, "on", "3", "11", "2026");
        press(officer, "Add the note");
        assertThat(loaded(officer).textContent("main"))
                .contains("3 November 2026=Two school kitchens would share a baker");
        var annex = officer.request().get(chromium.at(officer.getAttribute("a:text-is('CSV')", "href")));
        assertThat(annex.text())
                .contains("Market,Catering,", "Supplier,", "Contract that ends,")
                .contains("'=Two school kitchens");
    }

    @Test
    void whatIsLocalAndWhoIsWhoAreDecidedAndTakenBack() {
        var analyst = chromium.as("Analyst, Shropshire");
        analyst.navigate(chromium.at("/work/spend"));
        follow(analyst, "What counts as local");
        fill(analyst, "districts", "SY1 nowhere");
        press(analyst, "Add the definition");
        assertThat(loaded(analyst).textContent(".govuk-error-summary"))
                .contains("There is no postcode district NOWHERE")
                .contains("Enter a name");
        chromium.isFit(analyst);
        fill(analyst, "name", "Shrewsbury");
        fill(analyst, "districts", "SY1, sy2 SY3");
        press(analyst, "Add the definition");
        assertThat(loaded(analyst).textContent("main")).contains("SY1, SY2, SY3");
        chromium.isFit(analyst);
        analyst.navigate(chromium.at("/work/spend"));
        follow(analyst, "Supplier names to check");
        chromium.isFit(analyst);
        var name = analyst.locator(".govuk-summary-card__title")
                .first()
                .textContent()
                .strip();
        analyst.locator("button:text-is('Same')").first().click();
        assertThat(loaded(analyst).textContent("main")).contains("“" + name + "” is GB-COH");
        chromium.isFit(analyst);
        press(analyst, "Take back: " + name);
        assertThat(loaded(analyst).textContent("main")).doesNotContain("“" + name + "” is GB-COH");
        assertThat(loaded(analyst)
                        .locator(".govuk-summary-card__title")
                        .first()
                        .textContent()
                        .strip())
                .isEqualTo(name);
    }
}
