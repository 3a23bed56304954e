package org.tallystick.charter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.signatory.signing.Signatures;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.spending.asking.ShareReceipts;
import org.tallystick.spending.warehouse.Warehouse;

/// A council that signed the charter has its local share measured: drafted as files come, looked at
/// by the group, public with its receipt, and told again when a file is corrected.
@InTheDemo
class ProgressTest {

    private static final String LINES = """
            Date,Supplier,Amount,Postcode
            05/04/2026,Garage,43.20,SY1 1AA
            06/05/2026,Fuel,56.80,LE1 1FZ
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Charters charters;

    @Autowired
    Signatures signatures;

    @Autowired
    Warehouse warehouse;

    @SuppressWarnings("NullAway.Init")
    private OrganisationId council;

    @SuppressWarnings("NullAway.Init")
    private String spend;

    @SuppressWarnings("NullAway.Init")
    private UUID signatory;

    @SuppressWarnings("NullAway.Init")
    private Browser mine;

    @SuppressWarnings("NullAway.Init")
    private Browser group;

    @BeforeEach
    void aCouncilSigns() {
        var name = "Council " + UUID.randomUUID();
        council = Browser.council(house, name);
        spend = "/work/spend/" + Warehouse.slug(name);
        var edition = charters.published().stream()
                .filter(each -> each.text().place().equals("Shropshire"))
                .findFirst()
                .orElseThrow();
        signatory = sign(edition, name);
        mine = Browser.of(house, council, Role.SIGNATORY, Role.ANALYST);
        group = Browser.of(house, edition.charter().owner(), Role.GROUP);
        mine.get("/work/spend");
        var definitions = spend + "/definitions";
        mine.send(mine.get(definitions), definitions, Map.of("name", "Around Shrewsbury", "districts", "SY1"));
    }

    private UUID sign(Charter.Edition edition, String name) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var principle : edition.text().principles()) answers.put(principle.reference(), new Answer.NotYet());
        answers.put("P1", new Answer.Does("We buy near by"));
        var signer = new Actor(UUID.randomUUID(), "Clerk", Set.of(new Actor.Post(council, Role.SIGNATORY)));
        var signed = signatures.sign(
                signer,
                UUID.randomUUID(),
                edition,
                Optional.of(council),
                new Organisations.Details(name, Sector.PUBLIC, Size.LARGE, null),
                Map.of(),
                Size.LARGE,
                "Clerk",
                answers);
        return switch (signed) {
            case Signatures.Signed.Done(var found, var _) -> found.id();
            case Signatures.Signed.Already(var found) -> found.id();
        };
    }

    private void load(String text) {
        var uploads = spend + "/uploads";
        var path = mine.upload(mine.get(uploads), uploads, "file", "spring.csv", text.getBytes(StandardCharsets.UTF_8))
                .address()
                .getPath();
        mine.send(mine.until(path, "Confirm and load"), path + "/confirmation", Map.of());
        mine.until(path, "The file is loaded");
    }

    private Browser.Answer decide(Browser.Answer page, String accepted, String because) {
        var action = page.page().expectFirst("form[action*=/measures/]").attr("action");
        var line = action.replaceAll(".*/", "");
        return group.send(page, action, Map.of("accepted-" + line, accepted, "because-" + line, because));
    }

    @Test
    void aShareIsDraftedLookedAtAndCorrected() throws Exception {
        var link = "/work/signatories/mine/" + signatory + "/measures";
        assertThat(mine.send(mine.get(link), link, Map.of()).status()).isEqualTo(422);
        var definition =
                mine.get(link).page().expectFirst("input[name=definition]").val();
        assertThat(mine.send(mine.get(link), link, Map.of("principle", "P1", "definition", definition))
                        .text())
                .contains("by “Around Shrewsbury”");
        load(LINES);
        assertThat(mine.get(link).text()).contains("43.2%: £43.20 of £100", "Waiting to be checked");
        var measured = "/signatories/" + signatory + "/measured";
        var anyone = Browser.stranger(house);
        assertThat(anyone.get(measured).text()).contains("Nothing verified yet");
        var desk = "/work/signatories/" + signatory + "/measures";
        var page = group.get(desk);
        assertThat(decide(page, "no", "").text()).contains("Say why, for them to read");
        assertThat(decide(page, "", "").status()).isEqualTo(422);
        assertThat(decide(page, "yes", "x".repeat(30_000)).status()).isEqualTo(422);
        assertThat(decide(page, "yes", "").status()).isEqualTo(200);
        assertThat(decide(page, "no", "Too late").status()).isEqualTo(409);
        assertThat(anyone.get(measured).text()).contains("43.2%", "Verified: its receipt");
        var receipt = anyone.get(measured).page().expectFirst("a:contains(its receipt)");
        var bytes = anyone.get(receipt.attr("href")).body();
        load(LINES.replace("56.80", "43.20"));
        assertThat(anyone.get(measured).text())
                .contains("43.2%", "The file behind this figure was corrected on")
                .contains("it would now be 50%");
        assertThat(anyone.get(measured + ".json").text())
                .contains("\"local\" : \"43.20\"", "\"known\" : \"100.00\"")
                .doesNotContain("86.40");
        assertThat(ShareReceipts.verify(bytes, warehouse.root())).isEmpty();
        assertThat(decide(group.get(desk), "yes", "").status()).isEqualTo(200);
        assertThat(anyone.get(measured).text())
                .contains("50%", "Verified, and corrected since")
                .doesNotContain("it would now be");
        assertThat(anyone.get(measured + ".csv").text().lines()).hasSize(3);
        load(LINES.replace("56.80", "43.20").replace("Garage", "The garage"));
        assertThat(group.get(desk).text()).doesNotContain("What do you decide?");
    }

    @Test
    void whoBelongsToItDoesNotDecideAndOthersFindNothing() {
        var link = "/work/signatories/mine/" + signatory + "/measures";
        var desk = "/work/signatories/" + signatory + "/measures";
        assertThat(group.get(link).status()).isEqualTo(404);
        assertThat(mine.get(desk).status()).isEqualTo(404);
        var other = Browser.of(house, Browser.council(house, "Other"), Role.GROUP, Role.SIGNATORY);
        assertThat(other.get(link).status()).isEqualTo(404);
        assertThat(other.get(desk).status()).isEqualTo(404);
        assertThat(Browser.stranger(house)
                        .get("/signatories/" + signatory + "/measured")
                        .status())
                .isEqualTo(200);
    }
}
