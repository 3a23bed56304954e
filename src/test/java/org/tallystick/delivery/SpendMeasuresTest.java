package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.Stage.Deal;
import org.tallystick.framework.Quantity;
import org.tallystick.localspend.Definitions;
import org.tallystick.localspend.LocalSpendMeasured;
import org.tallystick.organisation.Sector;
import org.tallystick.organisation.Size;
import org.tallystick.place.Local;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A measured share becomes the return that asks for it, once, and waits to be verified.
@OnPostgres
@Import(Stage.class)
class SpendMeasuresTest {

    @Autowired Stage stage;
    @Autowired SpendMeasures measures;
    @Autowired ReturnForms forms;
    @Autowired Definitions definitions;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    private Deal deal(Promise... promises) {
        var deal =
                stage.award(
                        stage.cast(),
                        stage.organisation("Firm " + UUID.randomUUID(), Sector.PRIVATE, Size.SMALL),
                        "250000",
                        List.of(promises));
        stage.confirm(deal);
        return deal;
    }

    private static Promise local() {
        return Stage.promise(
                Stage.LOCAL,
                Map.of(Stage.Q1, Stage.share("40", "100"), Stage.Q2, Stage.share("40", "100")));
    }

    private UUID linked(Deal deal) {
        var definition = UUID.randomUUID();
        definitions.add(
                deal.cast().manager(),
                definition,
                deal.cast().buyer(),
                Local.of("Here", Set.of("E06000051")));
        var other = Stage.person("Manager", Role.CONTRACT_MANAGER, deal.supplier());
        assertThat(measures.link(other, deal.contract(), deal.commitment(Stage.LOCAL), definition))
                .isFalse();
        assertThat(
                        measures.link(
                                deal.cast().manager(),
                                deal.contract(),
                                deal.commitment(Stage.LOCAL),
                                definition))
                .isTrue();
        return definition;
    }

    private void measured(Deal deal, Actor by, UUID definition, String local) {
        transaction.executeWithoutResult(
                _ ->
                        events.publishEvent(
                                new LocalSpendMeasured(
                                        by,
                                        deal.supplier(),
                                        "firm",
                                        definition,
                                        "Here",
                                        Stage.Q1,
                                        new BigDecimal(local),
                                        new BigDecimal("10000.00"),
                                        new BigDecimal("500.00"))));
    }

    @Test
    void whereNothingElseIsAskedTheFigureIsTheReturn() {
        var deal = deal(local());
        var definition = linked(deal);
        measured(deal, deal.cast().manager(), definition, "4320.00");
        assertThat(forms.of(deal.reporter(), deal.contract())).isEmpty();
        measured(deal, deal.reporter(), UUID.randomUUID(), "4320.00");
        assertThat(forms.of(deal.reporter(), deal.contract())).isEmpty();
        for (var local : List.of("4320.00", "9999.00"))
            measured(deal, deal.reporter(), definition, local);
        assertThat(forms.of(deal.reporter(), deal.contract()))
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.quarter()).isEqualTo(Stage.Q1);
                            var claim = sent.claims().getFirst();
                            assertThat(Amount.of(claim.quantity()).shown())
                                    .isEqualTo("43.2% (4,320 of 10,000)");
                            assertThat(claim.done()).contains("£500.00 more has no known place");
                        });
    }

    @Test
    void whereMoreIsAskedTheFigureIsInTheDraftBesideWhatIsThere() {
        var deal =
                deal(
                        local(),
                        Stage.promise(
                                Stage.JOBS, Map.of(Stage.Q1, new Quantity.Count(BigDecimal.TEN))));
        var definition = linked(deal);
        var jobs = "amount-" + deal.commitment(Stage.JOBS);
        forms.save(deal.reporter(), deal.contract(), Stage.Q1, Map.of(jobs, "7"));
        measured(deal, deal.reporter(), definition, "4320.00");
        assertThat(forms.of(deal.reporter(), deal.contract())).isEmpty();
        var sheet = forms.sheet(deal.reporter(), deal.contract(), Stage.Q1).orElseThrow();
        assertThat(sheet.typed())
                .containsEntry(jobs, "7")
                .containsEntry("part-" + deal.commitment(Stage.LOCAL), "4320.00")
                .containsEntry("whole-" + deal.commitment(Stage.LOCAL), "10000.00");
    }
}
