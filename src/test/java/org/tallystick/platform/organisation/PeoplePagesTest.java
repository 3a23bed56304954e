package org.tallystick.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

@OnPostgres
class PeoplePagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    People people;

    @Test
    void theLastAdministratorStays() {
        var council = Browser.council(house, "Council of one");
        var only = Browser.of(house, council, Role.ADMINISTRATOR);
        var end = endOfFirst(council);
        var refused = only.send(only.get(end), end, Map.of("because", "Leaving"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text())
                .contains("Nobody else can give roles at Council of one")
                .contains("Leaving");
        assertThat(people.holding(Role.ADMINISTRATOR, council)).hasSize(1);

        Browser.of(house, council, Role.ADMINISTRATOR);
        assertThat(only.send(only.get(end), end, Map.of("because", "Leaving")).status())
                .isEqualTo(404);
        assertThat(people.holding(Role.ADMINISTRATOR, council)).hasSize(1);
    }

    private String endOfFirst(OrganisationId council) {
        var administrator = people.holding(Role.ADMINISTRATOR, council).getFirst();
        return "/work/people/"
                + people.posts(people.actor(administrator.id()).orElseThrow())
                        .getFirst()
                        .id()
                + "/end";
    }

    @Test
    void aNameThatIsKeptIsSaid() {
        var council = Browser.council(house, "Council of names");
        var administrator = Browser.of(house, council, Role.ADMINISTRATOR);
        var email = UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), email, "Catherine Mills");
        var form = administrator.get("/work/people");
        var added = administrator.send(
                form, "/work/people", Map.of("email", email, "name", "Kate Mills", "role", "OFFICER"));
        assertThat(added.page().text()).contains(email + " is known here as Catherine Mills, and keeps that name.");
    }

    /// No database keeps it, and no page shows it.
    @Test
    void aNulInANameIsShownAsUnreadable() {
        var council = Browser.council(house, "Council of NUL");
        var administrator = Browser.of(house, council, Role.ADMINISTRATOR);
        var added = administrator.send(
                administrator.get("/work/people"),
                "/work/people",
                Map.of("email", UUID.randomUUID() + "@council.example", "name", "Nul\u0000name", "role", "OFFICER"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.page().text()).contains("Nul\ufffdname");
        var nul = administrator.send(
                administrator.get("/work/people"),
                "/work/people",
                Map.of("email", "a\u0000b@council.example", "name", "A", "role", "OFFICER"));
        assertThat(nul.status()).isEqualTo(422);
    }
}
