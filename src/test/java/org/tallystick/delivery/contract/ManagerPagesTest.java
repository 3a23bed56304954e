package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.SharedData;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.shared.Role;

/// A contract manager's pages, and what nobody of another organisation may find.
@OnPostgres
@Import(Stage.class)
class ManagerPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    Contracts contracts;

    private Browser manager(Deal deal) {
        return Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
    }

    private UUID submit(Deal deal) {
        var outcome = returns.submit(
                deal.reporter(),
                UUID.randomUUID(),
                deal.contract(),
                Q1,
                List.of(line(deal, JOBS, count("3"), stage.file(deal, "a,b\n").id())));
        return ((Returns.Submitted.Accepted) outcome).id();
    }

    @Test
    void theFirstTaskIsToConfirmThePromisesWithTheirBands() {
        var deal = stage.award();
        var manager = manager(deal);
        var here = "/work/contracts/" + deal.contract();
        assertThat(manager.get("/work/contracts").page().text()).contains("1 contract waits for you to confirm");
        assertThat(manager.get(here).page().text())
                .contains("First task", "Confirm the 6 promises", "Nothing verified yet");
        var form = manager.get(here + "/confirmation");
        assertThat(form.page().text()).contains("3 jobs", "Good, from", "Good, up to", "Requires improvement");
        var good = "good-" + deal.commitment(JOBS);
        var wrong = manager.send(form, here + "/confirmation", Map.of(good, "10"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".govuk-error-summary").text()).contains("like 100, 85, 50");
        assertThat(wrong.page().expectFirst("[id=" + good + "]").val()).isEqualTo("10");
        var done = manager.send(form, here + "/confirmation", Map.of(good, "95"));
        assertThat(done.address().getPath()).isEqualTo(here);
        assertThat(contracts.find(org.tallystick.shared.Actor.PUBLIC, deal.contract()))
                .isPresent();
        // The same again is the same answer; another agreement meets the first.
        assertThat(manager.send(form, here + "/confirmation", Map.of(good, "95"))
                        .status())
                .isEqualTo(200);
        var late = manager.send(form, here + "/confirmation", Map.of(good, "90"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().expectFirst("[id=" + good + "]").val()).isEqualTo("95");
    }

    @Test
    void aReturnIsOpenedAgainWithAReasonThatTheSupplierReads() {
        var deal = stage.confirmed();
        var submitted = submit(deal);
        var manager = manager(deal);
        var address = "/work/contracts/" + deal.contract() + "/reopenings/" + submitted;
        var form = manager.get(address);
        assertThat(manager.send(form, address, Map.of()).status()).isEqualTo(422);
        manager.send(form, address, Map.of("because", "The payroll came late"));
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var page = supplier.get("/work/returns/" + deal.contract() + "/2025-Q1");
        assertThat(page.page().text()).contains("The payroll came late");
    }

    @Test
    void aPromiseIsAddedWithItsTotalSpreadOverTheQuarters() {
        var deal = stage.award(stage.cast(), stage.award().supplier(), "1000", List.of());
        var manager = manager(deal);
        var address = "/work/contracts/" + deal.contract() + "/commitments/new";
        assertThat(manager.get(address).page().text()).contains("Which framework");
        var chosen = address + "?edition=" + deal.cast().edition();
        assertThat(manager.get(chosen).page().text()).contains("Jobs for residents");
        var form = manager.get(chosen + "&measure=" + JOBS);
        var spread = manager.send(form, address, Map.of("go", "spread", "total-amount", "10"));
        assertThat(spread.page().select("[id^=amount-]").eachAttr("value")).containsExactly("2", "2", "3", "3");
        var added = manager.send(spread, address, Map.of("because", "Schedule 4", "basis", "term"));
        assertThat(added.page().text()).contains("Jobs for residents", "10 jobs", "Schedule 4");
        var refused = manager.send(form, address, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text())
                .contains("in at least one quarter", "why it is added now", "was scored or is a term");
    }

    @Test
    void theListIsNarrowedByItsAddressWithItsTwins() {
        var deal = stage.confirmed();
        var manager = manager(deal);
        assertThat(manager.get("/work/contracts?show=late").page().text()).contains("4 of 4");
        assertThat(manager.get("/work/contracts?words=nothing+like+it").page().text())
                .contains("No contract matches");
        assertThat(manager.get("/work/contracts.csv?show=late").text())
                .contains("Id,Title")
                .contains(deal.contract().toString());
        assertThat(manager.get("/work/contracts.json").text())
                .contains("\"returnsLate\":4", deal.contract().toString());
    }

    @Test
    void aContractBeginsFromAPublishedNotice() throws IOException {
        var cast = stage.cast();
        var manager = Browser.of(house, cast.buyer(), Role.CONTRACT_MANAGER);
        var upload = "/work/contracts/from-notice";
        // Under process ids of its own: other tests begin the same notices.
        var real = Files.readString(SharedData.at("data/ocds/contracts-finder/contracts-finder.jsonl"));
        var mine = "ocds-b5fd17-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var file = real.replace("ocds-b5fd17-", mine).getBytes(StandardCharsets.UTF_8);
        var table = manager.upload(manager.get(upload), upload, "file", "cf.jsonl", file);
        assertThat(table.page().text()).contains("What can begin: 146", "What cannot: 54");
        var links = table.page()
                .select("a[href^=" + table.address().getPath() + "/]")
                .eachAttr("href");
        var begun = 0;
        for (var link : links.subList(0, 12)) {
            var form = manager.get(link);
            assertThat(form.status()).as(link).isEqualTo(200);
            // A later notice about a contract that has begun leads to that contract.
            if (!form.address().getPath().equals(link)) continue;
            var unanswered = manager.send(form, link, Map.of());
            var answers = new HashMap<String, String>();
            answers.put("value", "120,000");
            answers.put("vat", "excluding");
            answers.put("title", "Named by us");
            answers.put("starts.day", "1");
            answers.put("starts.month", "4");
            answers.put("starts.year", "2025");
            answers.put("ends.day", "31");
            answers.put("ends.month", "3");
            answers.put("ends.year", "2026");
            for (var about : List.of("status", "award", "notice")) answers.put(about, "Looked into");
            var suppliers = form.page().select("input[name=supplier]").eachAttr("value");
            if (!suppliers.isEmpty()) answers.put("supplier", suppliers.getFirst());
            var outcome = unanswered.status() == 422 ? manager.send(unanswered, link, answers) : unanswered;
            assertThat(outcome.status()).as(link + outcome.page().text()).isEqualTo(200);
            if (outcome.page().text().contains("First task")) begun++;
        }
        assertThat(begun).isGreaterThanOrEqualTo(8);
        var elsewhere = Browser.of(house, stage.cast().buyer(), Role.CONTRACT_MANAGER);
        assertThat(elsewhere.get(table.address().getPath()).status()).isEqualTo(404);
        for (var bad : List.of("", "{", "[[[[", "{\"ocid\":1e999999999}", "<html>")) {
            var answer =
                    manager.upload(manager.get(upload), upload, "file", "x.json", bad.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(bad).isIn(200, 422);
            if (answer.status() == 200) assertThat(answer.page().text()).contains("No contract can begin");
        }
    }

    /// Invariant 4 of the security notes: no page holds another organisation's things.
    @Test
    void everyAddressWithSomebodyElsesIdsIsNotFound() {
        var deal = stage.confirmed();
        var submitted = submit(deal);
        var file = stage.file(deal, "attached to nothing,b\n");
        var contract = "/work/contracts/" + deal.contract();
        var promise = deal.commitment(JOBS);
        var returned = "/work/returns/" + deal.contract() + "/2025-Q1";
        var gets = List.of(
                contract,
                contract + "/commitments/new",
                contract + "/confirmation",
                contract + "/reopenings/" + submitted,
                contract + "/targets/" + promise,
                returned,
                returned + "/check",
                returned + "/check?nothing=yes",
                returned + "/receipt",
                "/work/verifications/" + submitted + "/" + promise,
                "/evidence/" + file.id());
        var posts = List.of(
                contract + "/commitments/new",
                contract + "/confirmation",
                contract + "/reopenings/" + submitted,
                contract + "/targets/" + promise,
                returned,
                returned + "/check",
                "/work/verifications/" + submitted + "/" + promise);
        var other = stage.confirmed();
        var strangers = List.of(
                Browser.of(house, other.supplier(), Role.SUPPLIER),
                Browser.of(house, other.cast().buyer(), Role.CONTRACT_MANAGER, Role.VERIFIER, Role.OFFICER),
                // A supplier's role at the buyer opens nothing of this contract's supplier.
                Browser.of(house, deal.cast().buyer(), Role.SUPPLIER));
        for (var stranger : strangers) {
            for (var path : gets)
                assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
            var any = stranger.get("/work/returns")
                    .page()
                    .select("input[name=_csrf]")
                    .val();
            var token = any.isEmpty()
                    ? stranger.get("/work/contracts")
                            .page()
                            .select("input[name=_csrf]")
                            .val()
                    : any;
            for (var path : posts) {
                var answer = stranger.post(
                        path,
                        Map.of(
                                "_csrf", token,
                                "key", UUID.randomUUID().toString(),
                                "seen", "0",
                                "decision", "refuse",
                                "words", "x",
                                "because", "x",
                                "none", "yes",
                                "nothing", "yes",
                                "edition", deal.cast().edition().toString(),
                                "measure", JOBS));
                assertThat(answer.status()).as("POST " + path).isEqualTo(404);
            }
        }
    }
}
