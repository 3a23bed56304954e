package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.PAID;
import static org.tallystick.delivery.contract.Stage.Q1;
import static org.tallystick.delivery.contract.Stage.Q2;
import static org.tallystick.delivery.contract.Stage.WASTE;
import static org.tallystick.delivery.contract.Stage.count;
import static org.tallystick.delivery.contract.Stage.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.returns.ClaimLine;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.delivery.verification.AcceptRules;
import org.tallystick.delivery.verification.VerificationQueue;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// A return is checked on one page, and the next one follows.
@OnPostgres
@Import(Stage.class)
class CheckPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    Returns returns;

    @Autowired
    VerificationQueue queue;

    private Deal deal;
    private Browser verifier;

    @BeforeEach
    void contract() {
        deal = stage.confirmed();
        verifier = Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
    }

    private UUID submit(Quarter quarter, ClaimLine... lines) {
        var outcome = returns.submit(deal.reporter(), UUID.randomUUID(), deal.contract(), quarter, List.of(lines));
        return ((Returns.Submitted.Accepted) outcome).id();
    }

    private Map<String, String> decide(String measure, String decision) {
        return Map.of("decision-" + deal.commitment(measure), decision);
    }

    @Test
    void allClaimsOfAReturnAreDecidedOnOnePageAndTheNextFollows() {
        var first = submit(
                Q1,
                line(deal, JOBS, count("30")),
                line(deal, PAID, new Quantity.YesNo(true)),
                line(deal, WASTE, count("8")));
        var second = submit(Q2, line(deal, JOBS, count("3")));
        var list = verifier.get("/work/verifications");
        assertThat(list.page().text()).contains("To check (2)", "Showing 1 to 2 of 2 returns, 4 claims in all");
        var here = "/work/verifications/" + first;
        var page = verifier.get(here);
        assertThat(page.page().text())
                .contains(
                        "3 claims wait to be checked",
                        "30 jobs",
                        "Due this quarter 3 jobs",
                        "This is the first quarter");
        assertThat(verifier.send(page, here, Map.of()).status()).isEqualTo(422);
        var unasked = verifier.send(page, here, decide(JOBS, "query"));
        assertThat(unasked.status()).isEqualTo(422);
        assertThat(unasked.page().select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#question-" + deal.commitment(JOBS));
        var changes = new HashMap<>(decide(JOBS, "query"));
        changes.put("question-" + deal.commitment(JOBS), "Which thirty?");
        changes.putAll(decide(PAID, "asked"));
        var next = verifier.send(page, here, changes);
        assertThat(next.address().getPath()).isEqualTo("/work/verifications/" + second);
        assertThat(next.page().text()).contains("2 decisions are recorded.", "30 jobs (3 jobs due), queried");
        assertThat(verifier.get("/work/verifications?tab=queried").page().text())
                .contains("Queried (1)", "Which thirty?");
        assertThat(verifier.get("/work/verifications?tab=decided").page().text())
                .contains("Question asked", "Accepted", "Real Living Wage paid");
        // The third claim was left, and still waits; the same form again changes nothing.
        assertThat(verifier.get(here).page().text()).contains("1 claim waits to be checked", "Queried on");
        assertThat(verifier.send(page, here, changes).status()).isEqualTo(422);
        assertThat(queue.breaches()).isEmpty();
    }

    @Test
    void whatSomebodyDecidedMeanwhileIsShown() {
        var submitted = submit(Q1, line(deal, JOBS, count("3")));
        var here = "/work/verifications/" + submitted;
        var page = verifier.get(here);
        var colleague = Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        var refusal = new HashMap<>(decide(JOBS, "refuse"));
        refusal.put("refusal-" + deal.commitment(JOBS), "Nobody was there");
        colleague.send(colleague.get(here), here, refusal);
        var late = verifier.send(page, here, decide(JOBS, "asked"));
        assertThat(late.address().getPath()).isEqualTo("/work/verifications");
        assertThat(verifier.get(here).page().text()).contains("Refused", "Nobody was there");
    }

    @Test
    void anotherCouncilFindsNothing() {
        var submitted = submit(Q1, line(deal, JOBS, count("3")));
        var elsewhere = Browser.of(house, stage.cast().buyer(), Role.VERIFIER);
        assertThat(elsewhere.get("/work/verifications/" + submitted).status()).isEqualTo(404);
        var mine = Browser.of(house, deal.supplier(), Role.VERIFIER);
        assertThat(mine.get("/work/verifications/" + submitted).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/delivery-accept-together.csv", numLinesToSkip = 1)
    void whatIsAcceptedTogetherIsWhatAnybodyCanSee(Grade asked, int files, String picked, @Nullable String accepted) {
        assertThat(AcceptRules.together(asked, files, picked.equals("yes"))
                        .map(Grade::name)
                        .orElse(null))
                .isEqualTo(accepted);
    }
}
