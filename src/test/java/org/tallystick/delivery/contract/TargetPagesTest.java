package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.delivery.target.ChangeRules;
import org.tallystick.framework.MeasureKind;
import org.tallystick.shared.Role;

/// A promise is made smaller only by two, and everybody can see it.
@OnPostgres
@Import(Stage.class)
class TargetPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    private Deal deal;
    private Browser manager;
    private String address;

    @BeforeEach
    void contract() {
        deal = stage.confirmed();
        manager = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        address = "/work/contracts/" + deal.contract() + "/targets/" + deal.commitment(JOBS);
    }

    private String propose(Map<String, String> changes) {
        var made = manager.send(manager.get(address), address, changes);
        assertThat(made.address().getPath()).startsWith("/work/targets/");
        return made.address().getPath();
    }

    @Test
    void severalQuartersAreLoweredOnOneFormAndEverybodySeesBoth() {
        var form = manager.get(address);
        assertThat(form.page().expectFirst("#amount-2025-Q3").val()).isEqualTo("4");
        assertThat(manager.send(form, address, Map.of("because", "Nothing differs"))
                        .status())
                .isEqualTo(422);
        assertThat(manager.send(form, address, Map.of("amount-2025-Q3", "2")).status())
                .isEqualTo(422);
        assertThat(manager.send(form, address, Map.of("amount-2025-Q3", "NaN", "because", "x"))
                        .status())
                .isEqualTo(422);
        var here = propose(Map.of("amount-2025-Q2", "2", "amount-2025-Q3", "", "because", "The site opens later"));
        var own = manager.get(here).page();
        assertThat(own.text()).contains("the supplier or another officer agrees", "Take it back");
        var contract = "/contracts/" + deal.contract();
        assertThat(Browser.stranger(house).get(contract).page().text()).doesNotContain("promised at award");
        assertThat(manager.send(manager.get(here), here, Map.of("decision", "agree"))
                        .status())
                .as("nobody agrees to what they proposed")
                .isEqualTo(422);

        var colleague = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        assertThat(colleague.get("/work").page().text())
                .contains("Another target is proposed for “Jobs for residents”");
        assertThat(manager.get("/work").page().text()).doesNotContain("Another target is proposed");
        colleague.send(colleague.get(here), here, Map.of("decision", "agree"));
        assertThat(Browser.stranger(house).get(contract).page().text())
                .contains(
                        "10 jobs promised at award, 5 now.",
                        "April to June 2025: 3 jobs became 2 on",
                        "July to September 2025: 4 jobs became nothing on",
                        "“The site opens later” Proposed by the contract manager, agreed by the contract manager.");
        assertThat(Browser.stranger(house)
                        .get(contract)
                        .page()
                        .select(".tally-timeline__event")
                        .eachText())
                .hasSize(4)
                .first()
                .asString()
                .endsWith("Other targets agreed for “Jobs for residents”: “The site opens later”");
        assertThat(Browser.stranger(house).get("/api" + contract).text())
                .contains(
                        "\"promisedAtAward\" : \"10\"",
                        "\"promised\" : \"5\"",
                        "\"roles\" : \"CONTRACT_MANAGER CONTRACT_MANAGER\"");
        assertThat(Browser.stranger(house).get(contract + ".csv").text()).contains("target at award");
        assertThat(colleague.get(here).status()).isEqualTo(404);
    }

    @Test
    void moreIsAgreedByTheSupplierAlone() {
        var here = propose(Map.of("amount-2025-Q3", "6", "because", "More houses"));
        var colleague = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        assertThat(colleague.get(here).page().text()).contains("This waits for the supplier");
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        assertThat(supplier.get("/work").page().text()).contains("Another target is proposed");
        var page = supplier.get(here);
        assertThat(supplier.send(page, here, Map.of()).status()).isEqualTo(422);
        assertThat(supplier.send(page, here, Map.of("decision", "refuse")).status())
                .isEqualTo(422);
        supplier.send(page, here, Map.of("decision", "refuse", "words", "We have no room"));
        assertThat(supplier.get(here).status()).isEqualTo(404);
        assertThat(manager.get(address).page().expectFirst("#amount-2025-Q3").val())
                .isEqualTo("4");
    }

    @Test
    void theSupplierProposesAndTheCouncilAgrees() {
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var made = supplier.send(
                supplier.get(address), address, Map.of("amount-2025-Q3", "1", "because", "The site opens later"));
        var here = made.address().getPath();
        var officer = Browser.of(house, deal.cast().buyer(), Role.OFFICER);
        officer.send(officer.get(here), here, Map.of("decision", "agree"));
        assertThat(manager.get(address).page().expectFirst("#amount-2025-Q3").val())
                .isEqualTo("1");
        var stranger = Browser.of(house, stage.cast().buyer(), Role.CONTRACT_MANAGER);
        assertThat(stranger.get(address).status()).isEqualTo(404);
    }

    private static Optional<Amount> jobs(@Nullable BigDecimal number) {
        return Optional.ofNullable(number).map(each -> new Amount(MeasureKind.COUNT, each, null));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/delivery-target-changes.csv", numLinesToSkip = 1)
    void whetherAChangeAsksMore(
            @Nullable BigDecimal before, @Nullable BigDecimal after, String less, ChangeRules.Asks asks) {
        assertThat(ChangeRules.asks(new ChangeRules.Change(jobs(before), jobs(after)), less.equals("yes")))
                .isEqualTo(asks);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/delivery-target-agreement.csv", numLinesToSkip = 1)
    void whoMayAgree(Role proposed, Role agrees, String harder, String may) {
        assertThat(ChangeRules.mayAgree(proposed, agrees, harder.equals("yes"))).isEqualTo(may.equals("yes"));
    }

    @Test
    void aSecondProposalWaitsForTheFirst() {
        propose(Map.of("amount-2025-Q3", "2", "because", "Later"));
        var second = manager.send(
                manager.get(address),
                address,
                Map.of(
                        "amount-2025-Q2",
                        "1",
                        "because",
                        "Later",
                        "key",
                        UUID.randomUUID().toString()));
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().text()).contains("already waits for agreement");
    }

    /// A list shows two hundred; a link leads to its proposal however many there are.
    @Test
    void oneOfManyIsFound() {
        var here = propose(Map.of("amount-2025-Q3", "2", "because", "Later"));
        house.getBean(JdbcClient.class)
                .sql("""
                        insert into delivery.target_proposal
                            (id, contract, commitment, because, harder, proposed_by, proposed_as, proposed_at)
                        select gen_random_uuid(), contract, commitment, because, harder, proposed_by, proposed_as,
                               proposed_at - interval '1 day'
                        from delivery.target_proposal cross join generate_series(1, 201) where id = :id
                        """)
                .param("id", UUID.fromString(here.replaceFirst(".*/", "")))
                .update();
        assertThat(manager.get(here).status()).isEqualTo(200);
    }
}
