package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;
import static org.tallystick.journey.Hands.choose;
import static org.tallystick.journey.Hands.fill;
import static org.tallystick.journey.Hands.fillAll;
import static org.tallystick.journey.Hands.follow;
import static org.tallystick.journey.Hands.press;
import static org.tallystick.journey.Hands.tickAll;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.InTheDemo;
import org.tallystick.Leash;
import org.tallystick.Tallystick;

/// One promise on its whole way, by the people who carry it, in a browser: a framework's edition, a
/// tender that chooses from it, two bids, three evaluators, moderation, award, the contract, a
/// return with a file, a verification, the public figure, and its receipt checked on the command
/// line.
@InTheDemo
class OneThreadTest {

    private static final String TITLE = "Grounds maintenance for parks and verges";
    private static final String WINNER = "Dock Road Logistics";
    private static final String LOSER = "Alder Grounds";
    private static final List<String> EVALUATORS =
            List.of("Evaluator, Thurrock", "Second evaluator, Thurrock", "Third evaluator, Thurrock");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void aPromiseGoesFromTheFrameworkToAFigureThatAnyoneCanCheck() throws Exception {
        try (var chromium = new Chromium(port)) {
            try {
                walk(chromium);
            } catch (com.microsoft.playwright.PlaywrightException lost) {
                throw new AssertionError("the journey ended early" + chromium.whereabouts(), lost);
            }
        }
    }

    private void walk(Chromium chromium) throws Exception {
        var officer = chromium.as("Procurement officer, Thurrock");
        var second = chromium.as("Second procurement officer, Thurrock");
        publishesAnEdition(chromium, officer);
        var walk = new TenderWalk(chromium, TITLE);
        walk.plans(officer);
        walk.publishes(officer, second);
        walk.bids(chromium.phone(), WINNER, "12", true);
        walk.bids(chromium.stranger(), LOSER, "9", false);
        deadlinePasses(walk.tender());
        walk.opens(officer, second, List.of(WINNER, LOSER));
        for (var evaluator : EVALUATORS) walk.scores(chromium.as(evaluator), evaluator.equals(EVALUATORS.getFirst()));
        // 10 × 12 / 12 and 10 × 9 / 12, and 3 of 5 for each answer's 5 points
        walk.moderates(officer, List.of(WINNER + ": 16.00 points", LOSER + ": 13.50 points"));
        var contract = walk.awards(officer, second, WINNER);
        // Until its promises are confirmed, the contract is its own people's.
        for (var address : List.of("/contracts/%s", "/contracts/%s.csv", "/api/contracts/%s"))
            assertThat(second.context()
                            .browser()
                            .newPage()
                            .navigate(chromium.at(address.formatted(contract)))
                            .status())
                    .isEqualTo(404);
        monthsPass(contract);
        confirms(chromium, chromium.as("Contract manager, Thurrock"), contract);
        reports(chromium, chromium.as("Supplier, " + WINNER), contract);
        verifies(chromium, chromium.as("Verifier, Thurrock"));
        anyoneChecks(chromium, chromium.stranger(), contract);
    }

    /// The next edition of Thurrock's framework, with a measure of the officer's own.
    private void publishesAnEdition(Chromium chromium, Page officer) {
        officer.navigate(chromium.at("/work/frameworks"));
        follow(officer, "Thurrock");
        press(officer, "Begin a draft");
        chromium.isFit(officer);
        officer.locator("a[href*='/draft/measure?theme=']").first().click();
        fill(officer, "reference", "TH-TREES");
        fill(officer, "name", "Street trees planted");
        officer.selectOption("[name=outcome]", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        choose(officer, "Count");
        fill(officer, "unit", "trees");
        choose(officer, "More is better");
        fill(officer, "evidence", "A list of streets, with a picture of each");
        chromium.isFit(officer);
        press(officer, "Save");
        follow(officer, "Check and publish");
        fillAll(officer, "textarea, input[type=text]", "Residents asked for trees");
        tickAll(officer, "input[type=checkbox]");
        officer.locator("button:has-text('Publish edition')").click();
        assertThat(loaded(officer).content()).contains("Street trees planted");
    }

    private void deadlinePasses(String tender) {
        db.sql("""
                        update procurement.tender set deadline = clock_timestamp() - interval '1 second'
                        where procurement = :tender
                        """).param("tender", UUID.fromString(tender)).update();
    }

    /// The contract and its promises lie in the past by now.
    private void monthsPass(String contract) {
        var id = UUID.fromString(contract);
        db.sql("""
                        update delivery.contract
                        set starts = starts - interval '4 years', ends = ends - interval '4 years' where id = :id
                        """).param("id", id).update();
        db.sql("""
                        update delivery.target set quarter = quarter - interval '4 years'
                        where commitment in (select id from delivery.commitment where contract = :id)
                        """).param("id", id).update();
    }

    private void confirms(Chromium chromium, Page manager, String contract) {
        manager.navigate(chromium.at("/work/contracts/" + contract + "/confirmation"));
        chromium.isFit(manager);
        press(manager, "Confirm");
        assertThat(loaded(manager).content()).contains("Street trees planted");
    }

    private void reports(Chromium chromium, Page supplier, String contract) {
        supplier.navigate(chromium.at("/work/returns"));
        chromium.isFit(supplier);
        supplier.locator("a[href^='/work/returns/" + contract + "']").first().click();
        fillAll(supplier, "[name^='amount-']", "5");
        fillAll(supplier, "[name^='done-']", "Five limes in Dock Road");
        for (var box : loaded(supplier).locator("details:has([name^='file-'])").all()) {
            box.locator("summary").click();
            box.locator("[name^='file-']")
                    .setInputFiles(new FilePayload(
                            "streets.csv", "text/csv", "street,trees\nDock Road,5\n".getBytes(StandardCharsets.UTF_8)));
        }
        chromium.isFit(supplier);
        press(supplier, "Continue to check");
        assertThat(loaded(supplier).textContent("main")).contains("5 trees").contains("streets.csv");
        chromium.isFit(supplier);
        supplier.locator("main form button").last().click();
        assertThat(loaded(supplier).content()).contains("Return received");
        chromium.isFit(supplier);
    }

    private void verifies(Chromium chromium, Page verifier) {
        verifier.navigate(chromium.at("/work/verifications"));
        chromium.isFit(verifier);
        verifier.locator("a.govuk-button:has-text('" + TITLE + "')").first().click();
        var claim = loaded(verifier).locator("section:has(h2:has-text('Street trees planted'))");
        claim.locator("[name^=decision-][value=asked]").check();
        chromium.isFit(verifier);
        verifier.locator("main form button[type=submit]").last().click();
        assertThat(loaded(verifier).textContent("main")).contains("1 decision is recorded");
    }

    private void anyoneChecks(Chromium chromium, Page anyone, String contract) throws Exception {
        anyone.navigate(chromium.at("/contracts/" + contract));
        assertThat(loaded(anyone).textContent("main"))
                .contains("Street trees planted")
                .contains("Verified");
        chromium.isFit(anyone);
        anyone.locator("a[href^='/receipts/verified']").first().click();
        chromium.isFit(anyone);
        var key = anyone.textContent("main").replaceFirst("(?s).*--key '([^']+)'.*", "$1");
        var download = anyone.waitForDownload(() -> follow(anyone, "Get the receipt's file"));
        var file = folder.resolve("receipt.json");
        download.saveAs(file);
        assertThat(verify(file, key)).contains("in the contract “", "The receipt agrees, and it is tied to the log ");
        Files.writeString(file, Files.readString(file).replace("\"5\"", "\"6\""));
        assertThat(verify(file, key)).contains("The receipt does not agree");
    }

    /// What `bin/tallystick receipt verify` says, in a process of its own, with no database.
    private String verify(Path receipt, String key) throws Exception {
        var process = Leash.on(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tallystick.class.getName(),
                        "receipt",
                        "verify",
                        receipt.toString(),
                        "--key",
                        key)
                .redirectErrorStream(true)
                .start());
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
