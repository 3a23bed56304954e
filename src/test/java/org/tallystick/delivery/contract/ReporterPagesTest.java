package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Role;

/// Suppliers come in by the contract's page, and let in their colleagues. Without a mail server,
/// links are handed over.
@OnPostgres
@Import(Stage.class)
class ReporterPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    People people;

    private static String email(String name) {
        return name + "." + UUID.randomUUID() + "@firm.example";
    }

    @Test
    void theManagerLetsInTheFirstAndTheyTheNext() {
        var deal = stage.confirmed();
        var manager = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        var here = "/work/contracts/" + deal.contract() + "/people";
        assertThat(manager.get("/work/contracts/" + deal.contract()).page().text())
                .contains("Nobody at the supplier can report yet", "People at the supplier who report (0)");
        var form = manager.get(here);
        assertThat(manager.send(form, here, Map.of("name", "Ann Dale", "email", "nothing"))
                        .status())
                .isEqualTo(422);
        var added = manager.send(form, here, Map.of("name", "Ann Dale", "email", email("ann")));
        assertThat(added.page().text()).contains("Ann Dale", "No mail server is set");
        var ann = people.holding(Role.SUPPLIER, deal.supplier()).getFirst();
        var shown = manager.send(manager.get(here), here + "/" + ann.id() + "/link", Map.of());
        var link = shown.page().expectFirst("#link").text();
        var path = link.substring(link.indexOf("/sign-in/"));

        var supplier = Browser.stranger(house);
        supplier.send(supplier.get(path), path, Map.of());
        assertThat(supplier.get("/work").page().text()).contains("4 things need you now");
        var colleagues = "/work/colleagues/" + deal.supplier();
        assertThat(supplier.get("/work/returns").page().select("a[href=" + colleagues + "]"))
                .hasSize(1);
        supplier.send(supplier.get(colleagues), colleagues, Map.of("name", "Bo Lee", "email", email("bo")));
        assertThat(people.holding(Role.SUPPLIER, deal.supplier())).hasSize(2);
        assertThat(manager.get(here).page().text()).contains("Bo Lee");
    }

    @Test
    void nobodyOfACouncilIsMadeASupplierAndNobodyGetsAnothersLink() {
        var deal = stage.confirmed();
        var manager = Browser.of(house, deal.cast().buyer(), Role.CONTRACT_MANAGER);
        Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        var verifier = people.holding(Role.VERIFIER, deal.cast().buyer()).getFirst();
        var here = "/work/contracts/" + deal.contract() + "/people";
        var refused = manager.send(manager.get(here), here, Map.of("name", "V", "email", verifier.email()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text()).contains("has a role at a public body");
        var token = manager.get(here).page().select("input[name=_csrf]").val();
        assertThat(manager.post(here + "/" + verifier.id() + "/link", Map.of("_csrf", token))
                        .status())
                .as("a link for a colleague")
                .isEqualTo(404);
        var stranger = Browser.of(house, stage.cast().buyer(), Role.CONTRACT_MANAGER);
        assertThat(stranger.get(here).status()).isEqualTo(404);
        assertThat(stranger.get("/work/colleagues/" + deal.supplier()).status()).isEqualTo(404);
    }
}
