package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.verification.Verifications;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Role;

/// Your work says whose turn it is: the same contract waits for one person after the other.
@OnPostgres
@Import(Stage.class)
class WorkTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    Verifications verifications;

    @Autowired
    People people;

    @Autowired
    Standings standings;

    private static String work(Browser browser) {
        return browser.get("/work").page().expectFirst("main").text();
    }

    @Test
    void aContractWaitsForOneAfterTheOther() {
        var deal = stage.award();
        var buyer = deal.cast().buyer();
        var manager = Browser.of(house, buyer, Role.CONTRACT_MANAGER);
        var verifier = Browser.of(house, buyer, Role.VERIFIER);
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var title = "Contract " + deal.contract();
        assertThat(work(manager))
                .contains("1 thing needs you now", title + ": confirm 6 promises", "Was due by 15 January 2025");
        assertThat(manager.get("/work").page().select("nav a[href=/work]").text())
                .contains("Your work (1)");
        assertThat(work(supplier)).contains("Nothing waits for you");

        var confirmation = "/work/contracts/" + deal.contract() + "/confirmation";
        manager.send(manager.get(confirmation), confirmation, Map.of());
        assertThat(work(manager)).contains(title + ": 4 returns are missing", "Was due by 30 April 2025");
        assertThat(work(supplier)).contains("4 things need you now", title + ": return for January to March 2025");
        assertThat(work(verifier)).contains("Nothing waits for you");

        var sent = ((Returns.Submitted.Accepted) returns.submit(
                        deal.reporter(), UUID.randomUUID(), deal.contract(), Q1, List.of(line(deal, JOBS, count("3")))))
                .id();
        assertThat(work(manager)).contains(title + ": 3 returns are missing");
        assertThat(work(verifier)).contains(title + ", January to March 2025", "Check 1 claim");

        verifications.decide(
                deal.cast().verifier(),
                UUID.randomUUID(),
                sent,
                deal.commitment(JOBS),
                0,
                new Verifications.Decision.Query("Which three?"));
        assertThat(work(verifier)).contains("Nothing waits for you");
        assertThat(work(supplier)).contains(title + ", January to March 2025: 1 question for you", "Answer");
    }

    @Test
    void aContractHasSomebodyWhoLooksAfterIt() {
        var deal = stage.confirmed();
        var buyer = deal.cast().buyer();
        var manager = Browser.of(house, buyer, Role.CONTRACT_MANAGER);
        var colleague = Browser.of(house, buyer, Role.CONTRACT_MANAGER);
        var here = "/work/contracts/" + deal.contract();
        var form = manager.get(here + "/owner");
        var ids = form.page().select("input[name=owner]").eachAttr("value");
        assertThat(ids).hasSize(3).endsWith("nobody");
        var given =
                manager.send(form, here + "/owner", Map.of("owner", ids.getFirst(), "because", "She knows the site"));
        assertThat(given.address().getPath()).isEqualTo(here);
        var stale = manager.send(
                form,
                here + "/owner",
                Map.of("owner", ids.get(1), "key", UUID.randomUUID().toString()));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(manager.send(
                                manager.get(here + "/owner"),
                                here + "/owner",
                                Map.of("owner", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
        var both = List.of(manager, colleague);
        for (var each : both) assertThat(work(each)).contains("4 returns are missing");
        var mine = both.stream()
                .filter(each -> each.get("/work?show=mine").page().text().contains("4 returns are missing"))
                .toList();
        assertThat(mine).hasSize(1);
        var other = both.get(1 - both.indexOf(mine.getFirst()));
        assertThat(other.get("/work?show=mine").page().text()).contains("Nothing waits for you alone");
        assertThat(other.get("/work/contracts?show=mine").page().text()).contains("No contract matches");
        assertThat(mine.getFirst().get("/work/contracts?show=mine").page().text())
                .contains("Contract " + deal.contract());
        assertThat(standings.breaches()).isEmpty();
    }
}
