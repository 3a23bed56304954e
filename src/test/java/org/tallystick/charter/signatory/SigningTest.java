package org.tallystick.charter.signatory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.charter.signatory.followup.Reminders;
import org.tallystick.charter.signatory.signing.Signings;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.organisation.Links;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Signing as somebody without an account meets it, and what follows: the register, the plan,
/// questions, concerns, leaving and renewing. In the demo, because mail arrives there.
@InTheDemo
class SigningTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Charters charters;

    @Autowired
    Signatories signatories;

    @Autowired
    Reminders reminders;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    private Charter.Edition edition;
    private Browser stranger;
    private String email;
    private String name;

    @BeforeEach
    void somebody() {
        edition = charters.published().stream()
                .filter(each -> each.text().place().equals("Shropshire"))
                .findFirst()
                .orElseThrow();
        stranger = Browser.stranger(house);
        var id = UUID.randomUUID().toString().substring(0, 8);
        email = "signer-" + id + "@example.org";
        name = "Bees of " + id;
    }

    private Browser.Answer send(String step, Map<String, String> typed) {
        var action = "/charter/sign/" + step;
        return stranger.send(stranger.get(action), action, typed);
    }

    private void begin() {
        var address = edition.charter().address();
        stranger.send(stranger.get(address), address + "/sign", Map.of());
    }

    /// The five pages up to the link in the mail.
    private String fill(Map<String, String> organisation, Map<String, String> changes) {
        begin();
        send("organisation", organisation);
        var about = new HashMap<String, String>();
        about.putAll(Map.of("people", "3", "sector", "social-enterprise", "place", "E06000051"));
        about.putAll(Map.of("signer", "Somebody", "position", "Owner", "email", email));
        send("about", about);
        send("read", Map.of("read", "yes"));
        var answers = new HashMap<String, String>();
        for (var principle : edition.text().principles()) answers.put("answer-" + principle.reference(), "not-yet");
        answers.putAll(Map.of("answer-P1", "does", "how-P1", "We buy hives in the valley"));
        answers.putAll(changes);
        var check = send("principles", answers);
        assertThat(check.address().getPath()).as(check.page().text()).endsWith("/check");
        var sent = stranger.send(check, "/charter/sign/check", Map.of());
        assertThat(sent.page().text()).contains("We sent a link to " + email);
        return link();
    }

    private String link() {
        var mail = house.getBean(DemoPeople.class).outbox().stream()
                .filter(each -> each.mail().to().equals(email))
                .findFirst()
                .orElseThrow();
        var found = Pattern.compile("/charter/signing/[A-Za-z0-9_-]+")
                .matcher(mail.mail().text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Browser.Answer sign(Map<String, String> changes) {
        var link = fill(Map.of("register", "none", "name", name), changes);
        return stranger.send(stranger.get(link), link, Map.of());
    }

    private Signatory signatory(Browser.Answer signed) {
        var id = signed.address().getPath().replace("/signatories/", "");
        return signatories.find(UUID.fromString(id)).orElseThrow();
    }

    private Browser owner(Signatory signatory) {
        var browser = Browser.stranger(house);
        var link = "/sign-in/" + Links.make(house.getBean(SignIns.class), signatory.signedBy());
        browser.send(browser.get(link), link, Map.of());
        return browser;
    }

    private Browser group() {
        return Browser.of(house, edition.charter().owner(), Role.GROUP);
    }

    @Test
    void whoSignsIsListedAtOnceWithALogo() {
        var signed = sign(Map.of());
        assertThat(signed.status()).as(signed.page().text()).isEqualTo(200);
        assertThat(signed.page().text())
                .contains("This is your page on the register", name, "We buy hives in the valley")
                .contains("Nothing verified yet")
                .doesNotContain("Somebody")
                .doesNotContain(email);
        var logo = Browser.stranger(house).get(signed.address().getPath() + "/logo.svg");
        assertThat(logo.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(logo.text()).contains(name, signed.address().getPath());
        var find = "?words=" + name.replace(" ", "+") + "&size=micro&principle=P1&place=E06000051";
        for (var form : new String[] {"/signatories", "/signatories.csv", "/signatories.json"})
            assertThat(stranger.get(form + find).text()).as(form).contains(name);
        assertThat(stranger.get("/signatories.csv" + find + "&offer=space").text())
                .doesNotContain(name);
        assertThat(stranger.get("/signatories?sort=x&size=huge&place=%27--").status())
                .isEqualTo(200);
        assertThat(owner(signatory(signed)).get("/work").page().text()).contains("Charter signatory");
    }

    @Test
    void theLinkPressedTwiceSignsOnce() {
        var link = fill(Map.of("register", "none", "name", name), Map.of());
        var page = stranger.get(link);
        var first = stranger.send(page, link, Map.of());
        var second = stranger.send(page, link, Map.of());
        assertThat(second.address().getPath()).isEqualTo(first.address().getPath());
        assertThat(organisations.named(name)).hasSize(1);
        assertThat(signatory(first).number()).isEqualTo(1);
        assertThat(db.sql("select typed::text from signatory.signing where id = :id")
                        .param("id", signatory(first).signature())
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    @Test
    void aLinkThatNeverWasSignsNothing() {
        var page = stranger.get("/charter/signing/AAAA");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.page().text()).contains("This link does not work");
        assertThat(stranger.get("/charter/sign/check").status()).isEqualTo(404);
    }

    /// A link shows that its reader has the address that it was sent to. Where the form names
    /// another by then, it signs for nobody, and the other is sent one of its own.
    @Test
    void aLinkSignsForTheAddressThatItWasSentToOnly() {
        var link = fill(Map.of("register", "none", "name", name), Map.of());
        var first = email;
        var opened = stranger.get(link);
        email = "changed-" + email;
        send("about", Map.of("email", email));
        var refused = stranger.send(opened, link, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text())
                .contains("The e-mail address was changed after the first link was sent")
                .contains("We sent a link to " + email);
        assertThat(organisations.named(name)).isEmpty();
        assertThat(people.withEmail(email)).isEmpty();
        assertThat(stranger.get(link).page().text())
                .contains("this link no longer works")
                .doesNotContain("When you press");
        var second = link();
        assertThat(second).isNotEqualTo(link);
        stranger.send(stranger.get(second), second, Map.of());
        assertThat(organisations.named(name)).hasSize(1);
        assertThat(people.withEmail(first)).isEmpty();
    }

    /// Who opens the link sees what they are about to publish, and signs that and nothing else.
    @Test
    void theLinksPageShowsWhatIsSigned() {
        var due = signatories.today().plusDays(40);
        var will = new HashMap<String, String>();
        will.put("answer-P2", "will");
        step(will, "P2-1", "Teach two people", due);
        var link = fill(Map.of("register", "none", "name", name), will);
        assertThat(stranger.get("/charter/sign/check").page().text())
                .contains("We will: Teach two people (by " + UkTime.date(due) + ")")
                .doesNotContain("Not answered");
        var reader = Browser.stranger(house);
        var opened = reader.get(link);
        assertThat(opened.page().text())
                .contains(name, "Micro (0 to 9)", "We do this: We buy hives in the valley")
                .contains("We will: Teach two people (by " + UkTime.date(due) + ")")
                .contains("Its Owner")
                .doesNotContain("Change", "Somebody", email);
        send("principles", Map.of("how-P1", "We say something else now"));
        var changed = reader.send(opened, link, Map.of());
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.page().text()).contains("Someone changed these answers", "We say something else now");
        assertThat(reader.send(changed, link, Map.of()).page().text())
                .contains("This is your page on the register", "We say something else now");
        assertThat(reader.get(link).address().getPath()).startsWith("/signatories/");
    }

    /// Nobody fills the database without an account: what is kept of a signing has an end.
    @Test
    void aSigningKeepsNoMoreThanItsPagesAsk() {
        begin();
        var page = stranger.get("/charter/sign/organisation");
        for (var at = 0; at < 4; at++) {
            var typed = new HashMap<String, String>();
            typed.putAll(Map.of("register", "none", "name", name));
            typed.put("how-X" + at, "x".repeat(40_000));
            typed.put("how-Y" + at, "a\u0000b");
            var saved = stranger.send(page, "/charter/sign/organisation", typed);
            assertThat(saved.status()).isEqualTo(at < 2 ? 200 : 422);
            if (at >= 2) assertThat(saved.page().text()).contains("together they have more than 100,000");
        }
    }

    /// Whoever claims an organisation that is known here stands on the list, and may touch nothing
    /// of it until an officer has looked.
    @Test
    void aKnownOrganisationIsNotHandedToWhoeverSignsForIt() {
        var number = "0" + (1_000_000 + Math.floorMod(email.hashCode(), 8_000_000));
        var known = organisations.register(
                Actor.SYSTEM,
                new OrganisationId(UUID.randomUUID()),
                new Organisations.Details(name, Sector.PRIVATE, null, null),
                Map.of("GB-COH", number));
        var link = fill(Map.of("register", "company", "number", number), Map.of());
        var signed = stranger.send(stranger.get(link), link, Map.of());
        assertThat(signed.page().text()).contains("a member of the charter’s group will check the signature first");
        var signatory = signatory(signed);
        assertThat(signatory.organisation()).isEqualTo(known);
        var signer = people.actor(signatory.signedBy()).orElseThrow();
        assertThat(signer.posts()).isEmpty();
        assertThat(owner(signatory)
                        .get("/work/signatories/mine/" + signatory.id())
                        .status())
                .isEqualTo(404);
        var group = group();
        var page = "/work/signatories/" + signatory.id();
        group.send(group.get(page), page + "/review", Map.of("decision", "accept"));
        assertThat(people.actor(signatory.signedBy()).orElseThrow().is(Role.SIGNATORY, known))
                .isTrue();
        var again = fill(Map.of("register", "company", "number", number), Map.of());
        var already = Browser.stranger(house);
        assertThat(already.send(already.get(again), again, Map.of()).status()).isEqualTo(200);
        email = "other-" + email;
        var other = fill(Map.of("register", "company", "number", number), Map.of());
        var refused = stranger.send(stranger.get(other), other, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text()).contains("has already signed");
    }

    private Signatory planned(LocalDate due) {
        var date = Map.of(
                "answer-P2", "will",
                "step-P2-1", "Open the hives to schools",
                "due-P2-1.day", String.valueOf(due.getDayOfMonth()),
                "due-P2-1.month", String.valueOf(due.getMonthValue()),
                "due-P2-1.year", String.valueOf(due.getYear()));
        return signatory(sign(date));
    }

    @Test
    void aStepIsRemindedOfOnceAndDoneWithOneLine() {
        var signatory = planned(signatories.today().plusDays(5));
        reminders.send();
        assertThat(mails("a step is due on")).isEqualTo(1);
        reminders.send();
        assertThat(mails("a step is due on")).isEqualTo(1);
        db.sql("update signatory.milestone set due = :day where signature = :id")
                .param("day", signatories.today().minusDays(1))
                .param("id", signatory.signature())
                .update();
        reminders.send();
        assertThat(mails("a step is late")).isEqualTo(1);
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("Open the hives to schools, by")
                .contains("Late");
        var owner = owner(signatory);
        var here = "/work/signatories/mine/" + signatory.id();
        var page = owner.get(here);
        assertThat(owner.send(page, here + "/steps", Map.of()).status()).isEqualTo(422);
        var step = signatories.held(signatory).get(1).steps().getFirst().id();
        owner.send(page, here + "/steps", Map.of("shown-" + step, "Three schools came"));
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("Done Three schools came")
                .doesNotContain("Late");
    }

    /// What the mail server does not take is sent the next time, and keeps nobody else's back.
    @Test
    void aReminderOutlivesAMailServerThatIsDown() {
        var due = signatories.today().plusDays(5);
        var signatory = planned(due);
        var beans = new StaticListableBeanFactory();
        Mails down = mail -> {
            if (mail.to().equals(email)) throw new MailSendException("down");
        };
        beans.addBean("mails", down);
        new Reminders(
                        db,
                        house.getBean(TransactionTemplate.class),
                        people,
                        house.getBean(Signings.class),
                        beans.getBeanProvider(Mails.class),
                        "http://localhost")
                .send();
        assertThat(mails("a step is due")).isZero();
        reminders.send();
        reminders.send();
        assertThat(mails("a step is due")).isEqualTo(1);
        // The step that goes on into the next signature is the one that was reminded of.
        db.sql("update signatory.milestone set due = :day where signature = :id")
                .param("day", signatories.today().minusDays(1))
                .param("id", signatory.signature())
                .update();
        reminders.send();
        again(owner(signatory), signatory, "So");
        reminders.send();
        assertThat(mails("a step is late")).isEqualTo(1);
    }

    private long mails(String subject) {
        return house.getBean(DemoPeople.class).outbox().stream()
                .filter(each -> each.mail().to().equals(email))
                .filter(each -> each.mail().subject().contains(subject))
                .count();
    }

    @Test
    void anOfferStandsOnTheRegisterUntilItIsTakenDown() {
        var signatory = signatory(sign(Map.of()));
        var owner = owner(signatory);
        var here = "/work/signatories/mine/" + signatory.id();
        owner.send(
                owner.get(here), here + "/cards", Map.of("kind", "space", "title", "Our barn", "words", "On Sundays"));
        var find = "/signatories.csv?offer=space&words=" + name.replace(" ", "+");
        assertThat(stranger.get(find).text()).contains(name);
        assertThat(stranger.get(signatory.address()).page().text()).contains("Our barn");
        var page = owner.get(here);
        var end = page.page().select("form[action$=/end]").attr("action");
        owner.send(page, end, Map.of());
        assertThat(stranger.get(find).text()).doesNotContain(name);
        assertThat(owner(signatory).get(here).status()).isEqualTo(200);
    }

    @Test
    void aQuestionIsAnsweredAndTwoOfficersDoNotDecideAtOnce() {
        var signatory = signatory(sign(Map.of()));
        var page = "/work/signatories/" + signatory.id();
        var group = group();
        var second = group();
        var seen = second.get(page);
        var empty = group.send(group.get(page), page + "/review", Map.of("decision", "query"));
        assertThat(empty.status()).isEqualTo(422);
        group.send(group.get(page), page + "/review", Map.of("decision", "more", "words", "Please say how many hives"));
        var late = second.send(seen, page + "/review", Map.of("decision", "accept"));
        assertThat(late.status()).isEqualTo(409);
        var here = "/work/signatories/mine/" + signatory.id();
        var owner = owner(signatory);
        assertThat(owner.get(here).page().text()).contains("Please say how many hives");
        owner.send(owner.get(here), here + "/reply", Map.of("reply", "Forty"));
        assertThat(group.get(page).page().text()).contains("They answered: “Forty”");
        assertThat(signatories.find(signatory.id()).orElseThrow().state()).isEqualTo(Signatory.State.ANSWERED);
        group.send(group.get(page), page + "/review", Map.of("decision", "end", "words", "It does not exist"));
        assertThat(stranger.get(signatory.address() + "/logo.svg").status()).isEqualTo(404);
        assertThat(stranger.get(signatory.address()).page().text()).contains("This signature is no longer valid");
    }

    /// What was answered is what the group reads next.
    @Test
    void anAnswerComesToTheTopOfTheGroupsList() {
        var signatory = signatory(sign(Map.of()));
        var page = "/work/signatories/" + signatory.id();
        var group = group();
        group.send(group.get(page), page + "/review", Map.of("decision", "query", "words", "How many hives?"));
        assertThat(line(group).text()).doesNotContain("To check:");
        var here = "/work/signatories/mine/" + signatory.id();
        var owner = owner(signatory);
        owner.send(owner.get(here), here + "/reply", Map.of("reply", "Forty"));
        assertThat(line(group).text()).contains("To check: Signed; a question was answered");
        assertThat(stranger.get("/signatories.csv?words=" + name.replace(" ", "+"))
                        .text())
                .contains(name);
    }

    private Element line(Browser group) {
        var rows = group.get("/work/signatories").page().select("tbody tr");
        return rows.stream()
                .filter(row -> row.text().contains(name))
                .findFirst()
                .orElseThrow();
    }

    /// Who left, or was taken off the list, is not back by filling in a form.
    @Test
    void whoWasTakenOffTheListComesBackWhenAnOfficerAccepts() {
        var signatory = signatory(sign(Map.of()));
        var page = "/work/signatories/" + signatory.id();
        var group = group();
        group.send(
                group.get(page), page + "/review", Map.of("decision", "end", "words", "It sold honey from elsewhere"));
        var owner = owner(signatory);
        assertThat(again(owner, signatory, "All from the valley now").page().text())
                .contains("will check it first")
                .doesNotContain("All from the valley now");
        assertUnlisted(signatory);
        // Signing once more does not help.
        again(owner, signatory, "Every drop of it");
        assertUnlisted(signatory);
        assertThat(group.get(page).page().text())
                .contains("It sold honey from elsewhere", "Every drop of it")
                .contains("Nothing of this signature is public until you accept it");
        group.send(group.get(page), page + "/review", Map.of("decision", "accept"));
        assertThat(stranger.get(signatory.address()).page().text()).contains("Every drop of it");
        assertThat(stranger.get(signatory.address() + "/logo.svg").status()).isEqualTo(200);
        var here = "/work/signatories/mine/" + signatory.id();
        owner.send(owner.get(here), here + "/leaving", Map.of("sure", "yes", "because", "No bees"));
        again(owner, signatory, "We have bees again");
        assertUnlisted(signatory);
        assertThat(group.get(page).page().text()).contains("Left the charter", "No bees");
    }

    private void assertUnlisted(Signatory signatory) {
        assertThat(signatories.find(signatory.id()).orElseThrow().state()).isEqualTo(Signatory.State.WAITING);
        assertThat(stranger.get("/signatories.csv?words=" + name.replace(" ", "+"))
                        .text())
                .doesNotContain(name);
        assertThat(stranger.get(signatory.address() + "/logo.svg").status()).isEqualTo(404);
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("not on the register now")
                .doesNotContain("Every drop", "bees again");
    }

    /// Signs again from the signatory's own page, with this answer to the first principle.
    private Browser.Answer again(Browser owner, Signatory signatory, String how) {
        var here = "/work/signatories/mine/" + signatory.id();
        var about = owner.send(owner.get(here), here + "/renewal", Map.of());
        owner.send(about, "/charter/sign/about", Map.of("signer", "Somebody"));
        owner.send(owner.get("/charter/sign/read"), "/charter/sign/read", Map.of("read", "yes"));
        var check =
                owner.send(owner.get("/charter/sign/principles"), "/charter/sign/principles", Map.of("how-P1", how));
        return owner.send(check, "/charter/sign/check", Map.of());
    }

    /// Signing again neither loses what is planned nor ends what is late.
    @Test
    void aPlanOutlivesARenewal() {
        var today = signatories.today();
        var steps = new HashMap<String, String>();
        steps.put("answer-P2", "will");
        step(steps, "P2-1", "Teach two people", today.plusDays(20));
        step(steps, "P2-2", "Teach ten people", today.plusDays(90));
        step(steps, "P2-3", "Find a room", today.plusDays(10));
        var signatory = signatory(sign(steps));
        db.sql("update signatory.milestone set due = :day where signature = :id and number = 1")
                .param("day", today.minusDays(3))
                .param("id", signatory.signature())
                .update();
        var owner = owner(signatory);
        var here = "/work/signatories/mine/" + signatory.id();
        var room = signatories.held(signatory).get(1).steps().get(1);
        assertThat(room.words()).isEqualTo("Find a room");
        owner.send(
                owner.get(here),
                here + "/steps",
                Map.of("step", room.id().toString(), "shown-" + room.id(), "The hall is ours"));
        var about = owner.send(owner.get(here), here + "/renewal", Map.of());
        assertThat(about.page().text()).contains("Leave this empty if it is still Micro (0 to 9)");
        owner.send(about, "/charter/sign/about", Map.of("signer", "Somebody", "people", "14"));
        owner.send(owner.get("/charter/sign/read"), "/charter/sign/read", Map.of("read", "yes"));
        var principles = owner.get("/charter/sign/principles");
        assertThat(principles.page().text()).contains("shown until it is done: Teach two people");
        var check = owner.send(principles, "/charter/sign/principles", Map.of());
        assertThat(check.page().text())
                .contains("We will: Teach ten people")
                .contains("Late, and still shown: Teach two people");
        owner.send(check, "/charter/sign/check", Map.of());
        var renewed = signatories.find(signatory.id()).orElseThrow();
        assertThat(renewed.number()).isEqualTo(2);
        assertThat(renewed.size()).isEqualTo(Size.SMALL);
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("Teach two people, by " + UkTime.date(today.minusDays(3)) + " Late")
                .contains("Teach ten people, by " + UkTime.date(today.plusDays(90)) + " Planned")
                .contains("Done The hall is ours");
        // Another answer does not make it disappear.
        again(owner, renewed, "So");
        var does = Map.of("answer-P2", "does", "how-P2", "We teach");
        var about2 = owner.send(owner.get(here), here + "/renewal", Map.of());
        owner.send(about2, "/charter/sign/about", Map.of("signer", "Somebody"));
        owner.send(owner.get("/charter/sign/read"), "/charter/sign/read", Map.of("read", "yes"));
        var last = owner.send(owner.get("/charter/sign/principles"), "/charter/sign/principles", does);
        owner.send(last, "/charter/sign/check", Map.of());
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("We do this. We teach", "Promised before")
                .contains("Teach two people, by " + UkTime.date(today.minusDays(3)) + " Late");
    }

    private static void step(Map<String, String> typed, String at, String words, LocalDate due) {
        typed.put("step-" + at, words);
        typed.put("due-" + at + ".day", String.valueOf(due.getDayOfMonth()));
        typed.put("due-" + at + ".month", String.valueOf(due.getMonthValue()));
        typed.put("due-" + at + ".year", String.valueOf(due.getYear()));
    }

    /// A stranger who names the organisation's number puts nothing in the place of what it said.
    @Test
    void aStrangerDoesNotRenewForAnother() {
        var number = "0" + (1_000_000 + Math.floorMod(email.hashCode(), 8_000_000));
        var link = fill(Map.of("register", "company", "number", number, "name", name), Map.of());
        var signatory = signatory(stranger.send(stranger.get(link), link, Map.of()));
        expire(signatory);
        email = "other-" + email;
        var other = fill(Map.of("register", "company", "number", number), Map.of("how-P1", "We lie"));
        var signed = stranger.send(stranger.get(other), other, Map.of());
        assertThat(signed.page().text()).contains("will check it first").doesNotContain("We lie");
        assertUnlisted(signatory);
    }

    private void expire(Signatory signatory) {
        db.sql("update signatory.signature set expires_on = :day where id = :id")
                .param("day", signatories.today().minusDays(1))
                .param("id", signatory.signature())
                .update();
    }

    @Test
    void nobodyDecidesOnTheirOwnOrganisation() {
        var signatory = signatory(sign(Map.of()));
        people.give(
                Actor.SYSTEM,
                UUID.randomUUID(),
                signatory.signedBy(),
                edition.charter().owner(),
                Role.GROUP);
        var both = owner(signatory);
        var page = "/work/signatories/" + signatory.id();
        var barred = both.send(both.get(page), page + "/review", Map.of("decision", "accept"));
        assertThat(barred.status()).isEqualTo(422);
        assertThat(barred.page().text()).contains("someone else must decide on its signature");
    }

    @Test
    void anAnonymousConcernLeavesNoTraceOfItsSender() {
        var signatory = signatory(sign(Map.of()));
        var before = entries(signatory);
        var action = signatory.address() + "/concern";
        var page = stranger.get(action);
        assertThat(stranger.send(page, action, Map.of("words", "")).status()).isEqualTo(422);
        var typed = Map.of("words", "There are no hives", "named", "no", "contact", "me@example.org");
        stranger.send(page, action, typed);
        stranger.send(page, action, typed);
        assertThat(entries(signatory)).isEqualTo(before);
        var kept = db.sql("select to_jsonb(c)::text from signatory.concern c where signatory = :id")
                .param("id", signatory.id())
                .query(String.class)
                .list();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst())
                .contains("\"contact\": null")
                .doesNotContain("me@example.org")
                .doesNotContainPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(stranger.get(signatory.address()).page().text()).doesNotContain("There are no hives");
        var here = "/work/signatories/mine/" + signatory.id();
        var owner = owner(signatory);
        var mine = owner.get(here);
        var answer = mine.page().select("form[action*=/concerns/]").attr("action");
        var field = mine.page().select("form[action=" + answer + "] textarea").attr("name");
        owner.send(mine, answer, Map.of(field, "They are on the hill"));
        decide(signatory);
        assertThat(stranger.get(signatory.address()).page().text())
                .contains("We did not uphold the concern. We counted forty hives");
        assertThat(entries(signatory)).isEqualTo(before + 2);
    }

    private void decide(Signatory signatory) {
        var group = group();
        var page = "/work/signatories/" + signatory.id();
        var seen = group.get(page);
        assertThat(seen.page().text()).contains("They are on the hill", "anonymous");
        var action = seen.page().select("form[action*=/concerns/]").attr("action");
        var concern = action.substring(action.lastIndexOf('/') + 1);
        group.send(
                seen,
                action,
                Map.of(
                        "outcome-" + concern, "not-borne-out",
                        "because-" + concern, "We counted forty hives"));
    }

    private long entries(Signatory signatory) {
        return db.sql("select count(*) from ledger.entry where about = :id")
                .param("id", signatory.id().toString())
                .query(Long.class)
                .single();
    }

    @Test
    void aSignatureEndsIsRenewedAndLeft() {
        var signatory = signatory(sign(Map.of()));
        expire(signatory);
        assertThat(signatories.find(signatory.id()).orElseThrow().state()).isEqualTo(Signatory.State.EXPIRED);
        assertThat(stranger.get("/signatories.json?words=" + name.replace(" ", "+"))
                        .text())
                .doesNotContain(name);
        var owner = owner(signatory);
        var here = "/work/signatories/mine/" + signatory.id();
        var about = owner.send(owner.get(here), here + "/renewal", Map.of());
        assertThat(about.page().text()).contains("We already know this organisation");
        owner.send(about, "/charter/sign/about", Map.of("signer", "Somebody"));
        owner.send(owner.get("/charter/sign/read"), "/charter/sign/read", Map.of("read", "yes"));
        var check = owner.send(
                owner.get("/charter/sign/principles"), "/charter/sign/principles", Map.of("how-P1", "Still so"));
        var renewed = owner.send(check, "/charter/sign/check", Map.of());
        assertThat(renewed.address().getPath()).isEqualTo(signatory.address());
        assertThat(renewed.page().text()).contains("Still so");
        var now = signatories.find(signatory.id()).orElseThrow();
        assertThat(now.number()).isEqualTo(2);
        assertThat(now.state()).isEqualTo(Signatory.State.SIGNED);
        var unsure = owner.send(owner.get(here), here + "/leaving", Map.of());
        assertThat(unsure.status()).isEqualTo(422);
        owner.send(owner.get(here), here + "/leaving", Map.of("sure", "yes"));
        assertThat(stranger.get(signatory.address()).page().text()).contains("Left the charter");
    }

    @Test
    void anothersSignatureIsNotFound() {
        var signatory = signatory(sign(Map.of()));
        var other = Browser.of(house, edition.charter().owner(), Role.SUPPLIER);
        assertThat(other.get("/work/signatories/mine/" + signatory.id()).status())
                .isEqualTo(404);
        var elsewhere = Browser.of(house, Browser.council(house, "C " + UUID.randomUUID()), Role.GROUP);
        assertThat(elsewhere.get("/work/signatories/" + signatory.id()).status())
                .isEqualTo(404);
    }
}
