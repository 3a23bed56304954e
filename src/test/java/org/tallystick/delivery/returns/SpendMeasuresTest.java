package org.tallystick.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.Stage;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.framework.Quantity;
import org.tallystick.library.place.Local;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;
import org.tallystick.spending.file.LocalSpendMeasured;
import org.tallystick.spending.publisher.Definitions;

/// A measured share is put into the draft of the return that asks for it, and the supplier sends
/// it.
@OnPostgres
@Import(Stage.class)
class SpendMeasuresTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    SpendMeasures measures;

    @Autowired
    ReturnForms forms;

    @Autowired
    Definitions definitions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Deal deal(Promise... promises) {
        var deal = stage.award(
                stage.cast(),
                stage.organisation("Firm " + UUID.randomUUID(), Sector.PRIVATE, Size.SMALL),
                "250000",
                List.of(promises));
        stage.confirm(deal);
        return deal;
    }

    private static Promise local() {
        return Stage.promise(
                Stage.LOCAL, Map.of(Stage.Q1, Stage.share("40", "100"), Stage.Q2, Stage.share("40", "100")));
    }

    private UUID linked(Deal deal) {
        var definition = UUID.randomUUID();
        definitions.add(deal.cast().manager(), definition, deal.cast().buyer(), Local.of("Here", Set.of("E06000051")));
        var other = Stage.person("Manager", Role.CONTRACT_MANAGER, deal.supplier());
        assertThat(measures.link(other, deal.contract(), deal.commitment(Stage.LOCAL), definition))
                .isFalse();
        assertThat(measures.link(deal.cast().manager(), deal.contract(), deal.commitment(Stage.LOCAL), definition))
                .isTrue();
        return definition;
    }

    private void measured(Deal deal, Actor by, UUID definition, String local) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new LocalSpendMeasured(
                by,
                deal.supplier(),
                "firm",
                definition,
                "Here",
                Stage.Q1,
                new BigDecimal(local),
                new BigDecimal("10000.00"),
                new BigDecimal("500.00"),
                "{}")));
    }

    @Test
    void aFigureIsDraftedAsFilesComeAndTheSupplierSendsIt() {
        var deal = deal(local());
        var definition = linked(deal);
        measured(deal, deal.cast().manager(), definition, "4320.00");
        assertThat(forms.of(deal.reporter(), deal.contract())).isEmpty();
        measured(deal, deal.reporter(), UUID.randomUUID(), "4320.00");
        assertThat(forms.of(deal.reporter(), deal.contract())).isEmpty();
        measured(deal, deal.reporter(), definition, "4320.00");
        assertThat(typed(deal)).containsEntry("part-" + deal.commitment(Stage.LOCAL), "4320.00");
        measured(deal, deal.reporter(), definition, "9999.00");
        assertThat(forms.of(deal.reporter(), deal.contract()))
                .as("more of the quarter may come")
                .isEmpty();
        assertThat(typed(deal))
                .containsEntry("part-" + deal.commitment(Stage.LOCAL), "9999.00")
                .extractingByKey("done-" + deal.commitment(Stage.LOCAL))
                .asString()
                .contains("£9999.00 of £10000.00; £500.00 more has no known place");
    }

    private Map<String, String> typed(Deal deal) {
        return forms.sheet(deal.reporter(), deal.contract(), Stage.Q1)
                .orElseThrow()
                .typed();
    }

    @Test
    void whatIsTypedByHandIsKept() {
        var deal = deal(local());
        var definition = linked(deal);
        measured(deal, deal.reporter(), definition, "4320.00");
        var byHand = new HashMap<>(typed(deal));
        byHand.put("part-" + deal.commitment(Stage.LOCAL), "4400.00");
        // Six characters, and no U+0000: PostgreSQL keeps the one and not the other.
        byHand.put("note", "C:\\u0000\0\0, and \\\\u0000");
        forms.save(deal.reporter(), deal.contract(), Stage.Q1, byHand);
        measured(deal, deal.reporter(), definition, "9999.00");
        assertThat(typed(deal))
                .containsEntry("part-" + deal.commitment(Stage.LOCAL), "4400.00")
                .containsEntry("note", "C:\\u0000, and \\\\u0000");
    }

    @Test
    void whereMoreIsAskedTheFigureIsInTheDraftBesideWhatIsThere() {
        var deal = deal(local(), Stage.promise(Stage.JOBS, Map.of(Stage.Q1, new Quantity.Count(BigDecimal.TEN))));
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

    /// A return stays as it was signed; what it would say now is told to both sides, and the
    /// supplier takes it over once the return is open again.
    @Test
    void aCorrectionAfterTheReturnIsToldAndTakenOver() {
        var deal = deal(local());
        var definition = linked(deal);
        measured(deal, deal.reporter(), definition, "4320.00");
        var path = "/work/returns/" + deal.contract() + "/" + Stage.Q1;
        var supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var check = path + "/check";
        assertThat(supplier.send(supplier.get(check), check, Map.of("sure", "yes"))
                        .text())
                .contains("Return received")
                .doesNotContain("it would now be");
        measured(deal, deal.reporter(), definition, "4320.00");
        assertThat(supplier.get(path + "/receipt").text()).doesNotContain("it would now be");
        measured(deal, deal.reporter(), definition, "5000.00");
        assertThat(supplier.get(path + "/receipt").text())
                .contains("The file behind this figure was corrected on", "50%")
                .contains("Your return stays as you sent it")
                .doesNotContain("Take over");
        var manager = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        var queue = manager.get("/work/verifications");
        assertThat(queue.text()).contains("Returns whose file was corrected", "50%");
        var reopening =
                queue.page().expectFirst("a:contains(reopen the return)").attr("href");
        manager.send(manager.get(reopening), reopening, Map.of("because", "The file was corrected"));
        assertThat(manager.get("/work/verifications").text()).doesNotContain("Returns whose file was corrected");
        var over = path + "/corrected-figure";
        var form = supplier.send(supplier.get(path + "/receipt"), over, Map.of());
        assertThat(form.page()
                        .expectFirst("#part-" + deal.commitment(Stage.LOCAL))
                        .val())
                .isEqualTo("5000.00");
        supplier.send(supplier.get(check), check, Map.of());
        var sheet = forms.sheet(deal.reporter(), deal.contract(), Stage.Q1).orElseThrow();
        assertThat(sheet.corrected()).isEmpty();
        assertThat(Objects.requireNonNull(sheet.standing()).claims().getFirst().quantity())
                .isEqualTo(Stage.share("5000.00", "10000.00"));
    }
}
