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

    @Test
    void severalPeopleComeFromAFileAllOrNone() {
        var council = Browser.council(house, "Council of files " + UUID.randomUUID());
        var administrator = Browser.of(house, council, Role.ADMINISTRATOR);
        var page = "/work/people/import";
        var one = UUID.randomUUID() + "@council.example";
        var wrong = administrator.send(
                administrator.get(page),
                page,
                Map.of("typed", "Name,E-mail,Roles\nAnn," + one + ",Verifier; Analyst\nBo,nothing,Mayor\n"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().text())
                .contains("“nothing” is not an e-mail address", "“Mayor” is not a role", "B3", "Nobody was added");
        assertThat(people.withEmail(one)).isEmpty();
        var added = administrator.send(
                administrator.get(page),
                page,
                Map.of("typed", "Name,E-mail,Roles\nAnn," + one + ",Verifier; Analyst\n"));
        assertThat(added.address().getPath()).isEqualTo("/work/people");
        assertThat(people.holding(Role.VERIFIER, council))
                .extracting(Person::email)
                .containsExactly(one);
        assertThat(people.holding(Role.ANALYST, council)).hasSize(1);
    }

    /// Where no mail is sent, a link is handed over: for those whom the administrator alone looks after.
    @Test
    void aLinkIsHandedOverForOnesOwnPeopleOnly() {
        var council = Browser.council(house, "Council of links " + UUID.randomUUID());
        var administrator = Browser.of(house, council, Role.ADMINISTRATOR);
        Browser.of(house, council, Role.OFFICER);
        var officer = people.holding(Role.OFFICER, council).getFirst();
        var here = "/work/people/" + officer.id() + "/link";
        var shown = administrator.send(administrator.get("/work/people"), here, Map.of());
        var link = shown.page().expectFirst("#link").text();
        var signsIn = Browser.stranger(house);
        var path = link.substring(link.indexOf("/sign-in/"));
        signsIn.send(signsIn.get(path), path, Map.of());
        assertThat(signsIn.get("/work").page().text()).contains("Procurement officer: pages");

        var elsewhere = Browser.council(house, "Another council " + UUID.randomUUID());
        people.give(Actor.SYSTEM, UUID.randomUUID(), officer.id(), elsewhere, Role.OFFICER);
        assertThat(administrator
                        .send(administrator.get("/work/people"), here, Map.of())
                        .status())
                .isEqualTo(404);
    }
}
